#include "core/base/file.h"
#include "core/base/number.h"
#include "core/harmonise/pipeline.h"
#include "core/harmonise/recipe.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

/// bench_harmonise PROJECT RECIPE...: one harmonise run; every step with the wall and processor
/// seconds at which it began. What run.sh compares with peers is the program itself; this one is
/// for profilers.
namespace {

double processorSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

int main(int count, char** arguments)
{
    using namespace ecotone;
    if (count < 3) {
        std::fprintf(stderr, "bench_harmonise PROJECT RECIPE...\n");
        return 2;
    }
    const auto start = std::chrono::steady_clock::now();
    const auto now = [&] {
        return std::chrono::duration<double>{std::chrono::steady_clock::now() - start}.count();
    };
    std::vector<harmonise::Recipe> recipes;
    for (int i = 2; i < count; ++i) {
        auto recipe = harmonise::readRecipe(pathFromUtf8(arguments[i]));
        if (!recipe) {
            std::fprintf(stderr, "%s\n", recipe.error().detail.c_str());
            return 3;
        }
        recipes.push_back(*std::move(recipe));
    }
    std::string last;
    const Progress progress{[&](double, const std::string& what) {
        if (what != last) {
            std::printf("%8.2f s wall %8.2f s CPU  %s\n", now(), processorSeconds(), what.c_str());
            last = what;
        }
    }};
    const auto path = pathFromUtf8(arguments[1]);
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    harmonise::HarmoniseOptions options;
    options.author.name = "Bench";
    const auto report = harmonise::harmonise(recipes, path, options, progress);
    if (!report) {
        std::fprintf(stderr, "%s\n", report.error().detail.c_str());
        return 1;
    }
    std::printf("%8.2f s wall %8.2f s CPU  done: %lld patches, revision %s\n",
                now(),
                processorSeconds(),
                static_cast<long long>(report->patches),
                report->revision.c_str());
    return 0;
}
