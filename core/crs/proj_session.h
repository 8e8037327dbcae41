#pragma once

#include "core/base/result.h"
#include "core/geometry/point.h"

#include <map>
#include <memory>
#include <proj.h>
#include <span>
#include <string>

namespace ecotone::crs {

struct ProjCloser
{
    void operator()(PJ* object) const noexcept { proj_destroy(object); }
};
struct ProjContextCloser
{
    void operator()(PJ_CONTEXT* context) const noexcept { proj_context_destroy(context); }
};
struct ProjListCloser
{
    void operator()(PJ_OBJ_LIST* list) const noexcept { proj_list_destroy(list); }
};
using ProjHandle = std::unique_ptr<PJ, ProjCloser>;
using ProjListHandle = std::unique_ptr<PJ_OBJ_LIST, ProjListCloser>;

/// PROJ of the calling thread: one context, network off, its messages kept; pipelines built once.
class ProjSession
{
public:
    [[nodiscard]] static ProjSession& ofThisThread();

    [[nodiscard]] PJ_CONTEXT* context() const { return m_context.get(); }
    /// The last message since clearMessage(). PROJ's error number is not used: after a failed
    /// transformation it still holds the old number when something else fails.
    [[nodiscard]] const std::string& message() const { return m_message; }
    void clearMessage() { m_message.clear(); }

    /// A pipeline by its text, from the cache; null with message() set when it does not parse.
    [[nodiscard]] PJ* pipeline(const std::string& text);

private:
    ProjSession();
    static void log(void* session, int level, const char* text) noexcept;

    std::string m_message;
    std::unique_ptr<PJ_CONTEXT, ProjContextCloser> m_context;
    std::map<std::string, ProjHandle, std::less<>> m_pipelines; ///< Dies before the context.
};

/// Runs the points through a pipeline in place. Fails with OutsideCrsArea, naming the first point
/// that has no finite image, and with UnknownCrs when the pipeline does not build.
[[nodiscard]] Result<>
runPipeline(const std::string& text, PJ_DIRECTION direction, std::span<geometry::RealPoint> points);

} // namespace ecotone::crs
