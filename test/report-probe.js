// SPDX-License-Identifier: GPL-2.0-only
//
// What the suite grows-report adds to a report.html: it does what a reader does, and leaves what came
// of it, a line each, in a text that the browser prints with the page.
"use strict";

(function () {
  const lines = [];
  const get = (id) => document.getElementById(id);
  const note = (name, value) => lines.push(name + "=" + value);
  const press = (key) => document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const getVisible = (map) => [...get(map).querySelectorAll(".ue")]
    .filter((mark) => mark.getAttribute("visibility") === "visible");
  const getNumbers = () => getVisible("map0").map((mark) => mark.dataset.number).join(" ");

  function slide(share) {
    get("time").value = share * get("time").max;
    get("time").dispatchEvent(new Event("input", { bubbles: true }));
  }

  function probeReplay() {
    note("opened at first", get("decision0").querySelector("th.taken") !== null);
    slide(0);
    note("at the beginning", getNumbers());
    slide(0.5);
    note("slider moves users", getNumbers() !== "");
    const getReason = () => get("decision1").querySelector("tr:last-child td:not(.taken)");
    getVisible("map1").some((mark) => {
      mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      return getReason();
    });
    note("why not", getReason().textContent);
    for (const index of [0, 1]) {
      const decision = get("decision" + index);
      note("heading", decision.querySelector("h3").textContent);
      note("taken", decision.querySelectorAll("th.taken").length);
    }
    const before = get("decision0").textContent;
    press("n");
    note("another arrival", get("decision0").textContent !== before);
    const getTaken = (index) => get("decision" + index).querySelector("th.taken")?.textContent;
    press("d");
    note("cells differ", getTaken(0) !== getTaken(1));
    const clock = get("clock").textContent;
    press("ArrowRight");
    note("time moves", get("clock").textContent !== clock);
  }

  const getTime = () => Number(get("time").value);
  const isPlaying = () => get("play").getAttribute("aria-pressed") === "true";
  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  // Whether something comes to hold. The limit is in the browser's virtual time: a busy computer changes nothing.
  async function becomes(holds) {
    for (let i = 0; i < 1000 && !holds(); ++i) {
      await wait(50);
    }
    return holds();
  }

  async function probePlay() {
    slide(0.1);
    const start = getTime();
    press(" ");
    note("plays", isPlaying());
    note("time runs", await becomes(() => getTime() > start + 1));
    press(" ");
    note("pauses", !isPlaying());
    const paused = getTime();
    await wait(500);
    note("stands still", getTime() === paused);
    slide(0.95);
    press(" ");
    note("ends by itself", await becomes(() => !isPlaying()) && getTime() === Number(get("time").max));
  }

  async function probe() {
    note("replay", !get("player").hidden);
    note("maps", document.querySelectorAll("#map0 svg, #map1 svg").length);
    note("policies", [...get("policy0").options].map((option) => option.textContent).join(" "));
    note("run by a name", window.ranName === true);
    note("broken pictures", [...document.images].filter((image) => image.naturalWidth === 0).length);
    if (document.querySelector("#map0 svg")) {
      probeReplay();
      await probePlay();
    }
  }

  window.addEventListener("load", async () => {
    try {
      await probe();
    } catch (error) {
      note("error", error.stack);
    }
    const outcome = document.createElement("pre");
    outcome.id = "outcome";
    outcome.textContent = "\n" + lines.join("\n") + "\n";
    document.body.appendChild(outcome);
  });
})();
