#include "core/demo/region_plan.h"

#include "core/demo/noise.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ecotone::demo {

namespace {

/// The lower Tumen from its upper course to the node of three countries.
const Path tumenAboveNode{{129.2, 42.28},
                          {129.42, 42.5},
                          {129.66, 42.76},
                          {129.86, 42.955},
                          {130.02, 43.01},
                          {130.16, 42.93},
                          {130.25, 42.82},
                          {130.3, 42.7},
                          {130.41, 42.63},
                          {130.48, 42.57},
                          {130.53, 42.48},
                          {130.63, 42.418}};
const Path tumenBelowNode{{130.63, 42.418}, {130.66, 42.36}, {130.695, 42.295}, {130.72, 42.26}};
/// From the node northwards: the schematic reference line of China and Russia.
const Path eastLine{{130.63, 42.418},
                    {130.635, 42.47},
                    {130.6, 42.56},
                    {130.53, 42.68},
                    {130.63, 42.81},
                    {130.86, 42.86},
                    {131.03, 42.98},
                    {131.13, 43.12},
                    {131.24, 43.34},
                    {131.3, 43.52},
                    {131.2, 43.7},
                    {131.24, 43.88},
                    {131.29, 44.05},
                    {131.1, 44.22},
                    {131.23, 44.38},
                    {131.12, 44.7}};

Path joined(Path first, const Path& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

Path reversed(Path path)
{
    std::reverse(path.begin(), path.end());
    return path;
}

RegionPlan east()
{
    RegionPlan plan;
    plan.code = "EAST";
    plan.centre = {130.6, 43.4};
    plan.northDegrees = 15.2;
    plan.timberlineMetres = 1500.0;
    plan.topMetres = 1380.0;
    plan.flatUplift = 0.10;
    plan.areas = {{"LBC", {-112.0, -88.0, 116.0, 112.0}, 14200.0},
                  {"TUM", {-32.0, -132.0, 38.0, -68.0}, 6400.0}};
    plan.restCountry = "CN";
    plan.countries = {
        {"KP",
         joined(joined({{128.0, 41.5}, {128.5, 42.28}}, tumenAboveNode),
                joined(tumenBelowNode, {{130.95, 42.0}, {131.0, 41.0}, {128.0, 41.0}}))},
        {"RU",
         joined(joined(eastLine, {{131.2, 45.2}, {134.0, 45.2}, {134.0, 41.0}, {131.0, 41.0}}),
                reversed(joined(Path(tumenBelowNode.begin() + 1, tumenBelowNode.end()),
                                {{130.95, 42.0}})))}};
    plan.sea = {{129.9, 42.1},  {130.15, 42.2},  {130.24, 42.24}, {130.3, 42.27},  {130.4, 42.34},
                {130.46, 42.3}, {130.56, 42.27}, {130.68, 42.3},  {130.72, 42.31}, {130.78, 42.4},
                {130.8, 42.5},  {130.74, 42.57}, {130.77, 42.64}, {130.86, 42.66}, {130.93, 42.63},
                {131.0, 42.66}, {131.08, 42.63}, {131.12, 42.57}, {131.22, 42.55}, {131.25, 42.63},
                {131.3, 42.75}, {131.37, 42.85}, {131.46, 42.88}, {131.52, 42.98}, {131.6, 43.08},
                {131.72, 43.2}, {131.8, 43.3},   {131.9, 43.36},  {131.95, 43.3},  {131.93, 43.2},
                {131.85, 43.1}, {131.9, 43.04},  {132.02, 43.1},  {132.08, 43.22}, {132.2, 43.28},
                {132.4, 43.2},  {133.0, 42.9},   {133.5, 41.0},   {129.5, 41.0}};
    plan.ridges = {{{{129.4, 44.3}, {129.9, 43.9}, {130.4, 43.55}, {130.7, 43.3}}, 26.0, 1.0},
                   {{{130.5, 44.4}, {130.6, 44.0}, {130.9, 43.65}}, 18.0, 0.6},
                   {{{131.05, 43.7}, {131.2, 43.45}, {131.2, 43.2}, {131.3, 43.05}}, 16.0, 0.62},
                   {{{130.7, 43.05}, {130.95, 42.95}}, 14.0, 0.45},
                   {{{129.2, 43.5}, {129.7, 43.3}}, 20.0, 0.75},
                   {{{129.4, 42.75}, {129.6, 42.55}, {130.1, 42.5}}, 22.0, 0.75},
                   {{{130.2, 43.1}, {130.0, 43.15}}, 16.0, 0.55},
                   {{{132.1, 43.35}}, 12.0, 0.2},
                   {{{131.8, 44.2}, {131.9, 43.9}}, 30.0, -0.3},
                   {{{130.36, 42.86}}, 12.0, -0.35},
                   {{{130.75, 42.5}, {130.7, 42.7}}, 12.0, -0.08}};
    plan.rivers = {
        {tumenAboveNode, 330.0, 6.0, 110.0, 1400.0},
        {tumenBelowNode, 6.0, 0.0, 160.0, 2200.0},
        {{{131.05, 43.42}, {130.95, 43.2}, {130.72, 43.02}, {130.45, 42.88}, {130.28, 42.76}},
         260.0,
         24.0,
         75.0,
         1100.0},
        {{{130.25, 43.95},
          {130.7, 44.02},
          {131.12, 44.06},
          {131.4, 43.98},
          {131.75, 43.85},
          {131.95, 43.79},
          {131.92, 43.55},
          {131.82, 43.34}},
         330.0,
         0.0,
         90.0,
         1900.0},
        {{{129.45, 43.6}, {129.75, 43.32}, {129.8, 43.1}, {129.85, 42.96}},
         420.0,
         105.0,
         60.0,
         800.0},
        {{{131.2, 42.92}, {130.95, 42.75}, {130.78, 42.67}}, 110.0, 0.0, 50.0, 900.0},
        {{{131.25, 43.2}, {131.5, 43.2}, {131.72, 43.19}}, 120.0, 0.0, 50.0, 800.0}};
    plan.lakes = {{{130.665, 42.46}, 0.7, 1.2, 6.0, Water::Fresh, "RU"},
                  {{130.74, 42.37}, 1.5, 2.6, 1.0, Water::Brackish, "RU"},
                  {{130.53, 42.345}, 2.6, 1.3, 1.0, Water::Brackish, "KP"},
                  {{130.6, 42.32}, 1.6, 1.0, 1.0, Water::Brackish, "KP"},
                  {{130.52, 42.555}, 1.0, 0.5, 8.0, Water::Fresh, "CN"},
                  {{130.46, 42.61}, 0.6, 0.9, 9.0, Water::Fresh, "CN"}};
    plan.baseLevels = {{{129.0, 42.8}, 330.0},
                       {{129.0, 43.6}, 420.0},
                       {{129.2, 44.6}, 300.0},
                       {{130.4, 44.8}, 330.0},
                       {{131.6, 44.7}, 130.0},
                       {{132.4, 44.4}, 70.0},
                       {{132.5, 43.6}, 40.0},
                       {{131.0, 42.5}, 2.0},
                       {{129.3, 42.1}, 380.0},
                       {{130.2, 42.1}, 40.0},
                       {{130.4, 42.8}, 30.0}};
    plan.burns = {{{131.27, 43.42}, 3.6, "RU"},
                  {{130.95, 42.92}, 2.4, "RU"},
                  {{131.17, 44.26}, 2.8, "RU"},
                  {{130.6, 42.6}, 1.5, "RU"}};
    return plan;
}

RegionPlan lesserKhingan()
{
    const Path amur{{129.0, 49.4},
                    {129.8, 49.08},
                    {130.2, 48.9},
                    {130.42, 48.92},
                    {130.62, 48.87},
                    {130.7, 48.72},
                    {130.66, 48.52},
                    {130.76, 48.3},
                    {130.755, 48.2},
                    {130.79, 48.07},
                    {130.9, 47.8},
                    {130.95, 47.72},
                    {131.07, 47.665},
                    {131.35, 47.72},
                    {131.7, 47.68},
                    {132.4, 47.7}};
    RegionPlan plan;
    plan.code = "LKH";
    plan.centre = {130.9, 48.3};
    plan.northDegrees = 15.4;
    plan.timberlineMetres = 1100.0;
    plan.topMetres = 1020.0;
    plan.flatUplift = 0.10;
    plan.areas = {{"LKH", {-62.0, -78.0, 58.0, 72.0}, 2050.0}};
    plan.restCountry = "CN";
    plan.countries = {{"RU", joined(amur, {{133.5, 47.7}, {133.5, 50.5}, {128.5, 50.5}})}};
    plan.ridges = {{{{130.2, 48.7}, {130.3, 48.4}, {130.3, 48.1}, {130.1, 47.8}}, 22.0, 0.75},
                   {{{131.3, 48.9}, {131.2, 48.6}, {131.1, 48.3}, {131.15, 48.1}}, 18.0, 1.0},
                   {{{130.55, 48.3}, {130.5, 48.1}}, 10.0, 0.5},
                   {{{131.6, 48.9}, {131.7, 48.6}}, 12.0, 0.5},
                   {{{131.6, 47.95}, {131.3, 47.85}}, 16.0, -0.35},
                   {{{130.6, 47.6}, {130.2, 47.55}}, 14.0, -0.3}};
    plan.rivers = {{amur, 118.0, 72.0, 420.0, 1900.0},
                   {{{131.75, 48.75}, {131.85, 48.3}, {131.9, 47.9}, {132.0, 47.69}},
                    190.0,
                    73.0,
                    60.0,
                    1600.0}};
    plan.baseLevels = {{{129.5, 48.0}, 260.0},
                       {{129.8, 47.4}, 180.0},
                       {{130.8, 47.4}, 90.0},
                       {{132.2, 47.8}, 72.0},
                       {{132.2, 48.6}, 180.0},
                       {{131.5, 49.2}, 240.0},
                       {{130.3, 49.2}, 130.0}};
    plan.burns = {{{130.83, 48.18}, 2.6, "RU"}, {{130.72, 48.6}, 2.2, "RU"}};
    return plan;
}

RegionPlan chikhachev()
{
    const Path crest{{87.5, 49.1},
                     {88.2, 49.36},
                     {88.6, 49.47},
                     {89.0, 49.52},
                     {89.25, 49.62},
                     {89.45, 49.66},
                     {89.64, 49.76},
                     {89.68, 49.9},
                     {89.82, 50.02},
                     {90.1, 50.09},
                     {90.5, 50.2},
                     {90.8, 50.33},
                     {91.4, 50.5},
                     {92.5, 50.8}};
    RegionPlan plan;
    plan.code = "CHI";
    plan.centre = {89.6, 49.85};
    plan.northDegrees = -15.0;
    plan.timberlineMetres = 2350.0;
    plan.topMetres = 3900.0;
    plan.flatUplift = 0.16;
    plan.areas = {{"CHI", {-84.0, -58.0, 92.0, 66.0}, 2300.0}};
    plan.restCountry = "MN";
    plan.countries = {
        {"RU", joined(crest, {{93.5, 51.5}, {93.5, 53.0}, {86.0, 53.0}, {86.0, 49.0}})}};
    plan.ridges = {{crest, 17.0, 0.7},
                   {{{89.45, 50.32}, {89.55, 50.1}, {89.6, 49.95}}, 13.0, 0.65},
                   {{{90.13, 50.28}}, 15.0, 0.75},
                   {{{88.95, 50.16}}, 13.0, 0.7},
                   {{{90.6, 50.02}, {90.9, 50.1}}, 13.0, 0.5},
                   {{{89.0, 49.3}, {89.4, 49.35}}, 14.0, 0.5},
                   {{{88.45, 49.7}, {88.65, 49.98}}, 17.0, -0.25},
                   {{{90.3, 49.6}, {90.6, 49.5}}, 18.0, -0.25}};
    plan.rivers = {
        {{{89.2, 49.75}, {88.9, 49.85}, {88.6, 49.98}, {88.3, 50.1}}, 2150.0, 1740.0, 45.0, 1800.0},
        {{{89.75, 49.62}, {90.1, 49.6}, {90.45, 49.52}}, 2000.0, 1440.0, 45.0, 1500.0}};
    plan.lakes = {{{90.52, 49.49}, 7.0, 11.0, 1435.0, Water::Fresh, "MN"},
                  {{89.9, 49.66}, 2.2, 1.4, 2050.0, Water::Brackish, "MN"},
                  {{90.1, 50.4}, 1.6, 2.6, 2180.0, Water::Fresh, "RU"},
                  {{88.72, 50.05}, 0.9, 0.7, 1755.0, Water::Brackish, "RU"},
                  {{89.42, 49.5}, 1.2, 0.9, 2260.0, Water::Fresh, "MN"}};
    plan.baseLevels = {{{88.2, 50.0}, 1740.0},
                       {{88.2, 49.3}, 2200.0},
                       {{89.2, 49.2}, 2000.0},
                       {{90.2, 49.2}, 1600.0},
                       {{91.2, 49.6}, 1480.0},
                       {{91.2, 50.4}, 1650.0},
                       {{90.2, 50.6}, 1850.0},
                       {{89.0, 50.5}, 2050.0}};
    plan.burns = {};
    return plan;
}

RegionPlan easternSayan()
{
    const Path crest{{98.0, 52.4},
                     {98.9, 52.12},
                     {99.4, 51.97},
                     {99.9, 51.77},
                     {100.3, 51.75},
                     {100.6, 51.72},
                     {100.85, 51.62},
                     {101.2, 51.47},
                     {101.6, 51.43},
                     {102.1, 51.34},
                     {103.5, 51.2}};
    RegionPlan plan;
    plan.code = "ESA";
    plan.centre = {100.6, 51.8};
    plan.northDegrees = -7.1;
    plan.timberlineMetres = 2150.0;
    plan.topMetres = 3400.0;
    plan.flatUplift = 0.30;
    plan.areas = {{"ESA", {-74.0, -78.0, 88.0, 66.0}, 2500.0}};
    plan.restCountry = "MN";
    plan.countries = {{"RU", joined(crest, {{105.0, 51.0}, {105.0, 54.5}, {97.0, 54.5}})}};
    plan.ridges = {{crest, 22.0, 0.75},
                   {{{100.6, 51.74}}, 16.0, 0.4},
                   {{{101.4, 51.98}, {102.1, 52.02}}, 12.0, 0.75},
                   {{{100.4, 52.1}, {100.9, 52.3}}, 20.0, 0.45},
                   {{{99.7, 52.2}}, 18.0, 0.4},
                   {{{99.95, 51.25}, {99.9, 51.5}}, 14.0, 0.55},
                   {{{101.5, 51.25}}, 16.0, 0.35},
                   {{{101.8, 51.72}, {102.0, 51.72}}, 12.0, -0.3},
                   {{{99.5, 51.35}}, 13.0, -0.3}};
    plan.rivers = {
        {{{100.75, 51.78}, {101.0, 51.69}, {101.4, 51.7}, {101.8, 51.71}, {102.2, 51.7}},
         1750.0,
         960.0,
         45.0,
         1300.0},
        {{{100.5, 52.0}, {100.1, 52.2}, {99.85, 52.5}, {99.9, 52.7}}, 1750.0, 1230.0, 50.0, 900.0},
        {{{99.7, 51.55}, {99.45, 51.45}, {98.9, 51.5}}, 1640.0, 1500.0, 50.0, 1500.0}};
    plan.lakes = {{{100.5, 51.18}, 13.0, 46.0, 1645.0, Water::Fresh, "MN"},
                  {{99.55, 51.35}, 2.6, 4.0, 1560.0, Water::Fresh, "MN"},
                  {{101.05, 52.2}, 1.5, 3.6, 1800.0, Water::Fresh, "RU"}};
    plan.baseLevels = {{{99.4, 51.2}, 1530.0},
                       {{100.5, 51.0}, 1650.0},
                       {{101.9, 51.0}, 1350.0},
                       {{102.3, 51.7}, 980.0},
                       {{102.0, 52.4}, 1100.0},
                       {{100.5, 52.6}, 1250.0},
                       {{99.4, 52.5}, 1400.0}};
    plan.burns = {{{101.3, 51.5}, 3.4, "RU"}, {{101.75, 51.4}, 2.8, "RU"}};
    return plan;
}

} // namespace

geometry::RealBox RegionPlan::world() const
{
    geometry::RealBox box;
    for (const MappedArea& area : areas) {
        box.extend(area.kilometres);
    }
    return {box.minX * 1000.0, box.minY * 1000.0, box.maxX * 1000.0, box.maxY * 1000.0};
}

const std::vector<RegionPlan>& regionPlans()
{
    static const std::vector<RegionPlan> plans{
        east(), lesserKhingan(), chikhachev(), easternSayan()};
    return plans;
}

RealPoint Bend::operator()(RealPoint local) const noexcept
{
    // The steepest slope of the bend stays under one, so it never folds a line onto itself.
    const Noise alongX{m_seed, 11};
    const Noise alongY{m_seed, 12};
    const auto bend = [&local](const Noise& noise) {
        return 2800.0 * noise.at(local.x / 26000.0, local.y / 26000.0) +
               800.0 * noise.at(local.x / 9000.0 + 40.5, local.y / 9000.0) +
               220.0 * noise.at(local.x / 2700.0, local.y / 2700.0 + 80.5) +
               50.0 * noise.at(local.x / 900.0 + 9.5, local.y / 900.0);
    };
    return {local.x + bend(alongX), local.y + bend(alongY)};
}

bool inside(const Path& outline, RealPoint point) noexcept
{
    bool in = false;
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
        const RealPoint& a = outline[i];
        const RealPoint& b = outline[j];
        if ((a.y > point.y) != (b.y > point.y) &&
            point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) {
            in = !in;
        }
    }
    return in;
}

Nearest nearestOn(const Path& path, RealPoint point) noexcept
{
    if (path.size() == 1) {
        return {std::hypot(point.x - path[0].x, point.y - path[0].y), 0.0};
    }
    // Asked for every cell of a region: roots are drawn once, at the end.
    double best = std::numeric_limits<double>::max();
    std::size_t segment = 0;
    double share = 0.0;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const double dx = path[i + 1].x - path[i].x;
        const double dy = path[i + 1].y - path[i].y;
        const double px = point.x - path[i].x;
        const double py = point.y - path[i].y;
        const double squared = dx * dx + dy * dy;
        const double t = squared > 0.0 ? std::clamp((px * dx + py * dy) / squared, 0.0, 1.0) : 0.0;
        const double ex = px - t * dx;
        const double ey = py - t * dy;
        const double distance = ex * ex + ey * ey;
        if (distance < best) {
            best = distance;
            segment = i;
            share = t;
        }
    }
    double along = 0.0;
    double total = 0.0;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const double dx = path[i + 1].x - path[i].x;
        const double dy = path[i + 1].y - path[i].y;
        const double length = std::sqrt(dx * dx + dy * dy);
        along += i < segment ? length : i == segment ? share * length : 0.0;
        total += length;
    }
    return {std::sqrt(best), total > 0.0 ? along / total : 0.0};
}

double distanceTo(const Path& path, RealPoint point) noexcept
{
    double best = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        const double dx = path[i + 1].x - path[i].x;
        const double dy = path[i + 1].y - path[i].y;
        const double px = point.x - path[i].x;
        const double py = point.y - path[i].y;
        const double squared = dx * dx + dy * dy;
        const double t = squared > 0.0 ? std::clamp((px * dx + py * dy) / squared, 0.0, 1.0) : 0.0;
        const double ex = px - t * dx;
        const double ey = py - t * dy;
        best = std::min(best, ex * ex + ey * ey);
    }
    return path.size() == 1 ? std::hypot(point.x - path[0].x, point.y - path[0].y)
                            : std::sqrt(best);
}

} // namespace ecotone::demo
