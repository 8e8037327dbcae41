#include "core/crs/proj_session.h"

#include "core/base/number.h"

#include <cmath>
#include <vector>

namespace ecotone::crs {

namespace {

/// A thread works with few pipelines; a table that grew beyond this is a leak, so it starts anew.
constexpr std::size_t cachedPipelines = 128;

} // namespace

ProjSession::ProjSession() : m_context{proj_context_create()}
{
    proj_context_set_enable_network(m_context.get(), 0);
    proj_log_func(m_context.get(), this, &ProjSession::log);
}

ProjSession& ProjSession::ofThisThread()
{
    thread_local ProjSession session;
    return session;
}

void ProjSession::log(void* session, int /*level*/, const char* text) noexcept
{
    // Called from C: nothing may be thrown through it; a message that does not fit is dropped.
    try {
        static_cast<ProjSession*>(session)->m_message = text == nullptr ? "" : text;
    } catch (...) {
        return;
    }
}

PJ* ProjSession::pipeline(const std::string& text)
{
    if (const auto found = m_pipelines.find(text); found != m_pipelines.end()) {
        return found->second.get();
    }
    clearMessage();
    ProjHandle built{proj_create(m_context.get(), text.c_str())};
    if (!built) {
        return nullptr;
    }
    if (m_pipelines.size() >= cachedPipelines) {
        m_pipelines.clear();
    }
    return m_pipelines.emplace(text, std::move(built)).first->second.get();
}

Result<>
runPipeline(const std::string& text, PJ_DIRECTION direction, std::span<geometry::RealPoint> points)
{
    if (points.empty()) {
        return {};
    }
    auto& session = ProjSession::ofThisThread();
    PJ* const pipeline = session.pipeline(text);
    if (pipeline == nullptr) {
        // PROJ's message quotes the text, which may hold the secret numbers of a fit.
        return fail(ErrorCode::UnknownCrs, "the transformation could not be built");
    }
    constexpr auto stride = sizeof(geometry::RealPoint);
    const auto first = points.front();
    proj_errno_reset(pipeline);
    proj_trans_generic(pipeline,
                       direction,
                       &points.front().x,
                       stride,
                       points.size(),
                       &points.front().y,
                       stride,
                       points.size(),
                       nullptr,
                       0,
                       0,
                       nullptr,
                       0,
                       0);
    for (std::size_t index = 0; index < points.size(); ++index) {
        if (!std::isfinite(points[index].x) || !std::isfinite(points[index].y)) {
            std::string where = "point " + toText(static_cast<std::int64_t>(index + 1)) + " of " +
                                toText(static_cast<std::int64_t>(points.size()));
            if (index == 0) {
                where += " (" + toText(first.x) + ", " + toText(first.y) + ")";
            }
            return fail(ErrorCode::OutsideCrsArea,
                        where + " lies outside the area where its coordinate system is defined");
        }
    }
    return {};
}

} // namespace ecotone::crs
