#pragma once

#include "core/base/result.h"

#include <functional>
#include <stop_token>
#include <string>
#include <utility>

namespace ecotone {

/// How long work reports itself and learns that it should stop. Cheap to copy; safe to pass
/// by value; a default-constructed one reports nothing and never stops.
class Progress
{
public:
    /// `share` runs from 0 to 1; `what` is an English key such as "reading cn_forest.shp".
    using Report = std::function<void(double share, const std::string& what)>;

    Progress() = default;
    explicit Progress(Report report, std::stop_token stop = {})
        : m_report{std::move(report)}
        , m_stop{std::move(stop)}
    {
    }

    void report(double share, const std::string& what) const
    {
        if (m_report) {
            m_report(m_from + share * (m_to - m_from), what);
        }
    }

    /// The part of this progress between two shares, for a step of a longer job.
    [[nodiscard]] Progress part(double from, double to) const
    {
        Progress result{*this};
        result.m_from = m_from + from * (m_to - m_from);
        result.m_to = m_from + to * (m_to - m_from);
        return result;
    }

    [[nodiscard]] bool stopRequested() const { return m_stop.stop_requested(); }
    [[nodiscard]] const std::stop_token& stopToken() const { return m_stop; }

    /// Fails with ErrorCode::Cancelled once a stop was requested.
    [[nodiscard]] Result<> check() const
    {
        if (m_stop.stop_requested()) {
            return fail(ErrorCode::Cancelled, "cancelled");
        }
        return {};
    }

private:
    Report m_report;
    std::stop_token m_stop;
    double m_from = 0.0;
    double m_to = 1.0;
};

} // namespace ecotone
