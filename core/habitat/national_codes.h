#pragma once

#include "core/habitat/classification.h"
#include "core/habitat/crosswalk.h"
#include "core/habitat/stand_rules.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ecotone::habitat {

/// Why a class has the national code it is exported with, or none.
enum class CodeBasis : unsigned char
{
    Own,     ///< The patch's source stated it in this scheme, and it still allows the class.
    Exact,   ///< The one code that means exactly this class.
    Broader, ///< The one code, or the code of a class above, that includes this class.
    Several, ///< Several codes may be meant; none is chosen.
    None,    ///< The scheme has no code for it.
};

[[nodiscard]] std::string_view name(CodeBasis basis) noexcept;

struct NationalCode
{
    std::string code; ///< Empty for Several and None.
    CodeBasis basis = CodeBasis::None;
    std::vector<std::string> candidates; ///< For Several.
};

/// A crosswalk read backwards, where its relations allow that. A source code narrower than the
/// class, or one that covers it in part, says more or less than is known and is never given.
class NationalCodes
{
public:
    NationalCodes(const Crosswalk& crosswalk,
                  const StandRules& stands,
                  const Classification& classification);

    [[nodiscard]] NationalCode codeOf(std::string_view classCode) const;
    /// The same for a patch whose source stated `ownCode` in this scheme.
    [[nodiscard]] NationalCode codeOf(std::string_view classCode, std::string_view ownCode) const;
    /// The code may mean the class.
    [[nodiscard]] bool allows(std::string_view ownCode, std::string_view classCode) const;

private:
    Crosswalk m_crosswalk;
    Classification m_classification;
    std::map<std::string, std::vector<std::string>, std::less<>> m_exact;   ///< By class.
    std::map<std::string, std::vector<std::string>, std::less<>> m_broader; ///< By class.
    std::map<std::string, std::set<std::string>, std::less<>> m_classes;    ///< By code.
};

} // namespace ecotone::habitat
