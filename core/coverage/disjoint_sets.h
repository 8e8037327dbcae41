#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace ecotone::coverage {

/// Union-find; the smallest member represents its set.
class DisjointSets
{
public:
    explicit DisjointSets(std::size_t size) : m_parent(size)
    {
        std::iota(m_parent.begin(), m_parent.end(), std::uint32_t{0});
    }

    [[nodiscard]] std::uint32_t find(std::uint32_t member)
    {
        while (m_parent[member] != member) {
            m_parent[member] = m_parent[m_parent[member]];
            member = m_parent[member];
        }
        return member;
    }
    void unite(std::uint32_t left, std::uint32_t right)
    {
        left = find(left);
        right = find(right);
        if (right < left) {
            std::swap(left, right);
        }
        m_parent[right] = left;
    }

private:
    std::vector<std::uint32_t> m_parent;
};

} // namespace ecotone::coverage
