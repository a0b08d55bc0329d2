// Copyright (c) 2026 The GROWS module authors
// SPDX-License-Identifier: GPL-2.0-only
// Author: The GROWS module authors

#include "grows-command-line.h"
#include "grows-program-test-case.h"

#include "ns3/grows-association-policy.h"
#include "ns3/object-factory.h"

#include <map>
#include <set>

/**
 * \file
 * \ingroup grows-tests
 * Every attribute of the module, and every value that a person should not give it.
 */

using namespace ns3;

namespace
{

/// Values that no attribute of a type takes, by the type's name without ns3::.
const std::map<std::string, std::vector<std::string>> REFUSED{
    {"BooleanValue", {"", "nonsense", "nan", "2", "-1", "/"}},
    {"DoubleValue", {"", "nonsense", "nan", "inf", "-inf", "1e999", "3x", "/"}},
    {"EnumValue", {"", "nonsense", "nan", "-1", "/"}},
    {"IntegerValue", {"", "nonsense", "nan", "1.5", "99999999999999999999", "3x", "/"}},
    {"PointerValue", {"", "nonsense", "nan", "-1", "/", "ns3::Nothing[", "ns3::Node"}},
    {"TimeValue", {"", "nonsense", "nan", "inf", "1e999s", "3x", "1parsec", "s", "/"}},
    {"UintegerValue", {"", "nonsense", "nan", "-1", "1.5", "99999999999999999999", "3x", "/"}}};

/// Values that no attribute of a type of the module's own takes.
const std::vector<std::string> NAMES{"", "nonsense", "nan", "-1", "/"};

/// Values that a text may have: an object must be made of it, or one line must say why not.
const std::vector<std::string> TEXTS{"", "nonsense", "/", "-1", "nan", std::string(9999, 'x')};

/**
 * \ingroup grows-tests
 * All attributes of a class.
 */
class GrowsAttributesTestCase : public GrowsProgramTestCase
{
  public:
    /// \param tid the class
    explicit GrowsAttributesTestCase(const TypeId& tid)
        : GrowsProgramTestCase("values for attributes of " + tid.GetName()),
          m_tid(tid)
    {
    }

  private:
    /**
     * What a program does that is set to use a value and then makes an object.
     * \param option "--ns3::Class::Attribute=value"
     * \return what it did
     */
    Outcome Use(const std::string& option)
    {
        return RunForked([this, &option] {
#ifdef __GLIBC__
            // A thousand processes: none of them needs to tidy up.
            on_exit([](int status, void* /* unused */) { _exit(status); }, nullptr);
#endif
            GrowsCommandLine line("grows-test", "");
            std::string program("grows-test");
            std::string argument = option;
            char* words[] = {program.data(), argument.data(), nullptr};
            line.Parse(2, words);
            if (m_tid.HasConstructor())
            {
                const auto object = ObjectFactory(m_tid.GetName()).Create<Object>();
                const auto policy = DynamicCast<GrowsAssociationPolicy>(object);
                std::fputs(policy ? policy->Validate().c_str() : "", stderr);
            }
        });
    }

    /**
     * Try a value.
     * \param info of the attribute
     * \param value for it
     * \param isRefused whether no attribute of the type takes it
     */
    void Try(const TypeId::AttributeInformation& info, const std::string& value, bool isRefused)
    {
        const auto name = m_tid.GetName() + "::" + info.name;
        const auto option = "--" + name + "=" + value;
        const Outcome outcome = Use(option);
        if (isRefused)
        {
            ExpectOneLine(outcome, 1, info.name, option);
            return;
        }
        NS_TEST_EXPECT_MSG_LT(outcome.exitCode, 2, option << ": " << outcome.errors);
        NS_TEST_EXPECT_MSG_LT(CountLines(outcome), 2, option << ": " << outcome.errors);
    }

    void DoRun() override
    {
        for (std::size_t i = 0; i < m_tid.GetAttributeN(); ++i)
        {
            const auto info = m_tid.GetAttribute(i);
            const auto whole = info.checker->GetValueTypeName(); // some with ns3::, some without
            const auto type = whole.substr(whole.rfind(':') + 1);
            const bool isText = type == "StringValue";
            const auto known = REFUSED.find(type);
            for (const auto& value : isText                   ? TEXTS
                                     : known == REFUSED.end() ? NAMES
                                                              : known->second)
            {
                Try(info, value, !isText);
            }
        }
    }

    TypeId m_tid; //!< the class
};

/**
 * \ingroup grows-tests
 * Attributes.
 */
class GrowsAttributesTestSuite : public TestSuite
{
  public:
    GrowsAttributesTestSuite()
        : TestSuite("grows-attributes", TestSuite::Type::UNIT)
    {
        for (uint16_t i = 0; i < TypeId::GetRegisteredN(); ++i)
        {
            const TypeId tid = TypeId::GetRegistered(i);
            if (tid.GetGroupName() == "Grows" && tid.GetAttributeN() > 0)
            {
                AddTestCase(new GrowsAttributesTestCase(tid));
            }
        }
    }
};

GrowsAttributesTestSuite g_growsAttributesTestSuite; //!< registers the suite

} // namespace
