// SPDX-License-Identifier: GPL-2.0-only
//
// The replay of report.html. Its data are what GrowsReplay writes: of each run its arrivals, in order.
"use strict";

(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const NUMBER = 0, TIME = 1, X = 2, Y = 3, CELL = 4, OUTCOME = 5, REASON = 6, CONNECTED = 7,
    DEPARTED = 8, MBPS = 9, CANDIDATES = 10, MOVES = 11; // of an arrival
  const OBJECTION = 10; // of a candidate
  // What is shown of a candidate: a name, and how it is written.
  const ROWS = [
    ["RSRP, dBm", (c) => format(c[1], 1)],
    ["RSSI, dBm", (c) => format(c[2], 1)],
    ["SINR, dB", (c) => format(c[3], 1)],
    ["alone, Mbit/s", (c) => format(c[4], 2)],
    ["users", (c) => c[5] === null ? "-" : `${c[5]} of ${c[6]}`],
    ["RB use", (c) => format(c[7], 2)],
    ["mean utility", (c) => format(c[8], 3)],
    ["value", (c) => c[9] || "-"],
    ["why not", (c) => c[OBJECTION] || (c[0] === null ? "declined" : "taken")]
  ];
  // Those of plots/style.gp, in its order.
  const COLOURS = ["#000000", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#777777"];
  const DARK_COLOURS = ["#000000", "#0072b2", "#777777"]; // on which text is white
  const STEPS = 500; // of the slider
  const MARK_S = 3; // after so long a rejected or dropped UE is faint

  const get = (id) => document.getElementById(id);

  function create(parent, name, attributes, text) {
    const isShape = parent instanceof SVGElement || name === "svg";
    const element = isShape ? document.createElementNS("http://www.w3.org/2000/svg", name)
      : document.createElement(name);
    for (const key in attributes) {
      element.setAttribute(key, attributes[key]);
    }
    if (text !== undefined) {
      element.textContent = text;
    }
    parent.appendChild(element);
    return element;
  }

  const getColour = (cell) => COLOURS[cell % COLOURS.length];
  const countUes = (number) => number === 1 ? "1 UE" : number + " UEs";

  function format(number, digits) {
    return number === null ? "-" : number.toFixed(digits);
  }

  // Where a UE is at a time, and which cell serves it.
  function locate(arrival, time) {
    let [x, y, cell] = [arrival[X], arrival[Y], arrival[CELL]];
    const first = arrival[MOVES].length ? arrival[MOVES][0] : null;
    for (const [moved, newX, newY, newCell] of arrival[MOVES]) {
      if (moved > time) {
        break;
      }
      [x, y, cell] = [newX === null ? x : newX, newY === null ? y : newY, newCell];
    }
    return { x, y, cell: first && cell === null ? first[3] : cell };
  }

  // What an arrival is at a time: "" before and after, "served", "waiting", "rejected" or "dropped".
  function getPhase(arrival, time) {
    const isRejected = arrival[OUTCOME] === "rejected";
    if (time < arrival[TIME] || isRejected) {
      return time < arrival[TIME] ? "" : "rejected";
    }
    if (arrival[DEPARTED] !== null && time >= arrival[DEPARTED]) {
      return arrival[OUTCOME] === "dropped" ? "dropped" : "";
    }
    return arrival[CONNECTED] !== null && time >= arrival[CONNECTED] ? "served" : "waiting";
  }

  // One of the two maps: a run of a policy.
  class View {
    constructor(index) {
      this.map = get("map" + index);
      this.counts = get("counts" + index);
      this.decision = get("decision" + index);
      this.select = get("policy" + index);
    }

    load(run, box) {
      this.run = run;
      this.map.replaceChildren();
      [this.marks, this.names] = [[], []];
      if (!box) {
        create(this.map, "p", {}, "No map: the positions of cells or UEs are not known. Select an arrival.");
        return;
      }
      const svg = create(this.map, "svg", {
        viewBox: [box.x, box.y, box.width, box.height].join(" "),
        role: "group",
        "aria-label": "map of " + run.policy
      });
      this.unit = box.unit;
      this.links = create(svg, "g", {});
      this.marks = run.arrivals.map((arrival) => this.addMark(svg, arrival));
      data.cells.forEach((cell) => this.addStation(svg, cell));
    }

    addStation(svg, [cell, x, y]) {
      const unit = this.unit;
      const group = create(svg, "g", { class: "cell", transform: `translate(${x} ${-y})` });
      create(group, "path", {
        d: `M0${-1.4 * unit}L${1.2 * unit} ${unit}H${-1.2 * unit}Z`,
        fill: getColour(cell), stroke: "#fff", "stroke-width": 0.2 * unit
      });
      const text = create(group, "text", {
        y: -2 * unit, "font-size": 1.7 * unit, "stroke-width": 0.5 * unit
      });
      this.names.push({ cell, text });
    }

    addMark(svg, arrival) {
      if (arrival[X] === null) {
        return null;
      }
      const unit = this.unit;
      const group = create(svg, "g", { class: "ue", role: "button", visibility: "hidden" });
      group.dataset.number = arrival[NUMBER];
      const title = create(group, "title", {});
      create(group, "circle", { class: "ring", r: 1.6 * unit, "stroke-width": 0.4 * unit });
      const shape = create(group, "path", {});
      const text = create(group, "text", { y: 0.55 * unit, "font-size": 1.5 * unit });
      const link = create(this.links, "line", { class: "link", "stroke-width": 0.25 * unit });
      group.addEventListener("click", () => choose(arrival));
      group.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          event.stopPropagation();
          choose(arrival);
        }
      });
      return { arrival, group, title, shape, text, link, phase: "", cell: null };
    }

    show(time) {
      const counts = { served: 0, waiting: 0, rejected: 0, dropped: 0, "": 0 };
      const users = {};
      this.run.arrivals.forEach((arrival, index) => {
        const phase = getPhase(arrival, time);
        ++counts[phase];
        if (phase === "served") {
          const { cell } = locate(arrival, time);
          users[cell] = (users[cell] || 0) + 1;
        }
        if (this.marks[index]) {
          this.draw(this.marks[index], phase, time);
        }
      });
      for (const { cell, text } of this.names) {
        text.textContent = `cell ${cell}: ${countUes(users[cell] || 0)}`;
      }
      const cut = this.run.end < data.end ? `; recorded here until ${this.run.end} s` : "";
      this.counts.textContent = `${counts.served} served, ${counts.waiting} connecting; ` +
        `so far ${counts.rejected} rejected, ${counts.dropped} dropped${cut}`;
    }

    draw(mark, phase, time) {
      mark.group.setAttribute("visibility", phase ? "visible" : "hidden");
      mark.group.setAttribute("tabindex", phase ? "0" : "-1");
      const isLinked = phase === "served" || phase === "waiting";
      mark.link.setAttribute("visibility", isLinked ? "visible" : "hidden");
      if (!phase) {
        return;
      }
      const { x, y, cell } = locate(mark.arrival, time);
      const end = mark.arrival[DEPARTED] === null ? mark.arrival[TIME] : mark.arrival[DEPARTED];
      mark.group.setAttribute("transform", `translate(${x} ${-y})`);
      mark.group.classList.toggle("past", !isLinked && time > end + MARK_S);
      if (phase !== mark.phase || cell !== mark.cell) {
        this.style(mark, phase, cell);
      }
      const station = data.cells.find((entry) => entry[0] === cell);
      if (isLinked && station) {
        const ends = { x1: x, y1: -y, x2: station[1], y2: -station[2] };
        Object.entries(ends).forEach(([key, value]) => mark.link.setAttribute(key, value));
      }
    }

    // Let a mark look as its phase and its cell.
    style(mark, phase, cell) {
      const unit = this.unit;
      const isServed = phase === "served";
      const colour = cell === null ? "#222" : getColour(cell);
      const cross = `M${-unit}${-unit}L${unit} ${unit}M${unit}${-unit}L${-unit} ${unit}`;
      const circle = `M${-unit} 0a${unit} ${unit} 0 1 0 ${2 * unit} 0a${unit} ${unit} 0 1 0 ${-2 * unit} 0`;
      const diamond = `M0${-unit}L${unit} 0L0 ${unit}L${-unit} 0Z`;
      mark.shape.setAttribute("class", phase);
      mark.shape.setAttribute("d", { rejected: cross, dropped: diamond }[phase] || circle);
      const paint = isServed ? `fill:${colour}` : phase === "waiting" ? `stroke:${colour}` : "";
      mark.shape.setAttribute("style", `${paint};stroke-width:${0.35 * unit};stroke-dasharray:` +
        (phase === "waiting" ? `${0.6 * unit} ${0.3 * unit}` : "none"));
      mark.text.textContent = isServed ? cell : "";
      mark.text.setAttribute("style", DARK_COLOURS.includes(colour) ? "" : "fill:#000");
      mark.link.setAttribute("stroke", colour);
      const state = isServed ? "served by cell " + cell : phase;
      mark.title.textContent = `UE ${mark.arrival[NUMBER]}, ${state}`;
      [mark.phase, mark.cell] = [phase, cell];
    }

    // The arrival of the same UE in this run: policies of one seed see the same arrivals.
    find(chosen) {
      return this.run.arrivals.find((arrival) =>
        arrival[NUMBER] === chosen[NUMBER] && arrival[TIME] === chosen[TIME]);
    }

    explain(chosen) {
      const arrival = chosen && this.find(chosen);
      for (const mark of this.marks) {
        if (mark) {
          mark.group.classList.toggle("chosen", mark.arrival === arrival);
        }
      }
      this.decision.replaceChildren();
      if (!chosen) {
        return;
      }
      create(this.decision, "h3", {}, `UE ${chosen[NUMBER]} with ${this.run.policy}`);
      create(this.decision, "p", {}, arrival ? describe(arrival) : "This run has no such arrival.");
      if (arrival && arrival[CANDIDATES].length) {
        this.addCandidates(arrival);
      }
    }

    addCandidates(arrival) {
      const table = create(create(this.decision, "div", { class: "table" }), "table", {
        style: `min-width:${7.5 + 4.5 * arrival[CANDIDATES].length}rem`
      });
      const addRow = (name, tag, format) => {
        const row = create(table, "tr", {});
        create(row, "th", { scope: tag === "th" ? "col" : "row" }, name);
        for (const candidate of arrival[CANDIDATES]) {
          const cell = create(row, tag, tag === "th" ? { scope: "col" } : {}, format(candidate));
          cell.classList.toggle("taken", !candidate[OBJECTION]);
        }
      };
      addRow("candidate", "th", (candidate) => candidate[0] === null ? "none" : "cell " + candidate[0]);
      ROWS.forEach(([name, format]) => addRow(name, "td", format));
    }
  }

  // What became of an arrival.
  function describe(arrival) {
    const reason = arrival[REASON] ? ` (${arrival[REASON]})` : "";
    const outcome = arrival[CELL] === null ? arrival[OUTCOME] + reason
      : `taken by cell ${arrival[CELL]}; ${arrival[OUTCOME]}${reason}`;
    const span = arrival[CONNECTED] === null ? ""
      : `, from ${format(arrival[CONNECTED], 1)} s to ` +
        (arrival[DEPARTED] === null ? "the end" : `${format(arrival[DEPARTED], 1)} s`) +
        ` with ${format(arrival[MBPS], 2)} Mbit/s`;
    const unknown = arrival[CANDIDATES].length ? "" : " Its candidates were not recorded.";
    return `Arrived at ${format(arrival[TIME], 1)} s, ${outcome}${span}.${unknown}`;
  }

  let time = 0; // in seconds
  let chosen = null; // an arrival
  let timer = null; // while it plays
  let views = [];

  function choose(arrival) {
    chosen = arrival;
    views.forEach((view) => view.explain(chosen));
  }

  // The part of the plane that holds all cells and UEs; null if it is not known.
  function findBox() {
    const points = data.cells.map((cell) => [cell[1], cell[2]]);
    const isKnown = points.length > 0 && points.every(([x]) => x !== null) &&
      data.runs.some((run) => run.arrivals.some((arrival) => arrival[X] !== null));
    for (const run of data.runs) {
      run.arrivals.forEach((arrival) => points.push([arrival[X], arrival[Y]],
        ...arrival[MOVES].map((move) => [move[1], move[2]])));
    }
    const xs = points.map(([x]) => x).filter((x) => x !== null);
    const ys = points.map(([, y]) => y).filter((y) => y !== null);
    if (!isKnown) {
      return null;
    }
    const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b));
    const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b));
    const size = Math.max(most(xs) - least(xs), most(ys) - least(ys), 10);
    const margin = 0.08 * size;
    const width = Math.max(most(xs) - least(xs), 0.4 * size) + 2 * margin;
    const height = Math.max(most(ys) - least(ys), 0.4 * size) + 2 * margin;
    return {
      x: (most(xs) + least(xs) - width) / 2, y: (-most(ys) - least(ys) - height) / 2,
      width, height, unit: (size + 2 * margin) / 60
    };
  }

  function setTime(seconds) {
    time = Math.min(Math.max(seconds, 0), Number(get("time").max));
    get("time").value = time;
    show();
  }

  function show() {
    get("clock").textContent = `${time.toFixed(1)} s` + (time < data.warmUp ? ", warm-up" : "");
    views.forEach((view) => view.show(time));
  }

  function play(isOn) {
    clearInterval(timer);
    timer = null;
    get("play").textContent = isOn ? "Pause" : "Play";
    get("play").setAttribute("aria-pressed", isOn);
    if (!isOn) {
      return;
    }
    const end = Number(get("time").max);
    time = time >= end ? 0 : time;
    let last = performance.now();
    timer = setInterval(() => {
      const now = performance.now();
      setTime(time + Number(get("speed").value) * (now - last) / 1000);
      last = now;
      if (time >= end) {
        play(false);
      }
    }, 50);
  }

  // Whether the two runs decide differently about an arrival.
  function isDifferent(arrival) {
    const other = views[1].find(arrival);
    return other !== undefined && other[CELL] !== arrival[CELL];
  }

  // Go to the next arrival in time, or to the one before, that fits.
  function step(direction, fits = () => true) {
    const arrivals = views[0].run.arrivals;
    const current = chosen ? arrivals.indexOf(views[0].find(chosen))
      : arrivals.findIndex((arrival) => arrival[TIME] >= time) - 1;
    for (let index = current + direction; index >= 0 && index < arrivals.length; index += direction) {
      if (fits(arrivals[index])) {
        setTime(Math.ceil(10 * arrivals[index][TIME]) / 10);
        choose(arrivals[index]);
        return;
      }
    }
  }

  function load() {
    const seed = get("seed").value;
    const box = findBox();
    for (const view of views) {
      const runs = data.runs.filter((run) => run.seed === seed);
      view.load(runs.find((run) => run.policy === view.select.value) || runs[0], box);
    }
    get("time").max = Math.min(...views.map((view) => view.run.end));
    get("time").step = get("time").max / STEPS;
    setTime(time);
    choose(chosen && views.some((view) => view.find(chosen)) ? chosen : null);
  }

  function fill(select, names) {
    for (const name of new Set(names)) {
      create(select, "option", { value: name }, name);
    }
    select.addEventListener("change", load);
  }

  // Keys, unless an element that takes them itself has the focus.
  function listen(event) {
    const { target, key } = event;
    const isElsewhere = target !== document.body && !get("player").contains(target);
    if (event.ctrlKey || event.altKey || event.metaKey || isElsewhere || target.tagName === "SELECT") {
      return;
    }
    const isScrolled = target.id === "time" || target.className === "table";
    const length = Number(get("time").max) / 100;
    const actions = {
      " ": () => play(timer === null),
      n: () => step(1),
      p: () => step(-1),
      d: () => step(1, isDifferent),
      ArrowRight: () => setTime(time + length),
      ArrowLeft: () => setTime(time - length)
    };
    const isOwn = (key === " " && target.tagName === "BUTTON") || (isScrolled && key.startsWith("Arrow"));
    const action = actions[key.length > 1 ? key : key.toLowerCase()];
    if (action && !isOwn) {
      event.preventDefault();
      action();
    }
  }

  function start() {
    views = [new View(0), new View(1)];
    const policies = data.runs.map((run) => run.policy);
    fill(get("seed"), data.runs.map((run) => run.seed));
    views.forEach((view) => fill(view.select, policies));
    views[1].select.selectedIndex = Math.min(1, views[1].select.options.length - 1);
    get("player").hidden = false;
    get("time").addEventListener("input", () => setTime(Number(get("time").value)));
    get("play").addEventListener("click", () => play(timer === null));
    get("next").addEventListener("click", () => step(1));
    get("different").addEventListener("click", () => step(1, isDifferent));
    get("previous").addEventListener("click", () => step(-1));
    document.addEventListener("keydown", listen);
    load();
    setTime(Math.min(data.warmUp + 10, Number(get("time").max) / 2));
    step(1, isDifferent);
  }

  if (data) {
    start();
  }
})();
