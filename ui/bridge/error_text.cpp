#include "ui/bridge/error_text.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <utility>

namespace ecotone::bridge {

namespace {

struct ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)

public:
    using Pair = std::pair<QString, QString>;
    static Pair ofFiles(ErrorCode code);
    static Pair ofCoordinates(ErrorCode code);
    static Pair ofProject(ErrorCode code);
    static Pair ofEdits(ErrorCode code);
};

ErrorWords::Pair ErrorWords::ofFiles(ErrorCode code)
{
    switch (code) {
    case ErrorCode::FileNotFound:
        return {tr("The file is not there."),
                tr("It may have been moved or renamed. Look for it again.")};
    case ErrorCode::FileUnreadable:
        return {tr("The file cannot be read."),
                tr("Ask for the right to read it, or copy it to your own folder.")};
    case ErrorCode::FileDamaged:
        return {tr("The file is damaged."),
                tr("Nothing was changed in the project. Ask the sender for the file again.")};
    case ErrorCode::FileUnwritable:
        return {tr("The file cannot be written."),
                tr("Choose another folder. The project is as it was.")};
    case ErrorCode::UnsupportedFormat:
        return {
            tr("This kind of file is not known."),
            tr("Shapefile, MapInfo, GeoPackage, GeoJSON, KML, SXF, CSV and GeoTIFF can be read.")};
    case ErrorCode::DiskFull:
        return {tr("The disk is full."),
                tr("Free some space, then repeat. The project is as it was.")};
    case ErrorCode::EncodingUndecided:
        return {tr("The text encoding cannot be decided from the file."),
                tr("Choose the encoding whose names you can read.")};
    default: return {};
    }
}

ErrorWords::Pair ErrorWords::ofCoordinates(ErrorCode code)
{
    switch (code) {
    case ErrorCode::UnknownCrs:
    case ErrorCode::CrsUndecided:
        return {tr("The coordinate system is not known."),
                tr("Ask the sender which one it is, and choose it.")};
    case ErrorCode::CrsMismatch:
    case ErrorCode::OutsideCrsArea:
        return {tr("The coordinates do not fit their coordinate system."),
                tr("Check the coordinate system of the file.")};
    case ErrorCode::ControlPointsNeeded:
        return {tr("This coordinate system has no public parameters."),
                tr("Enter local control points, or state an assumption in the import setup.")};
    case ErrorCode::InvalidGeometry:
        return {tr("The outline is not valid."), tr("It may cross itself. Draw it again.")};
    case ErrorCode::TopologyFailure:
        return {tr("The outlines could not be made to meet."), tr("Nothing was changed.")};
    default: return {};
    }
}

ErrorWords::Pair ErrorWords::ofProject(ErrorCode code)
{
    switch (code) {
    case ErrorCode::StoreBusy:
        return {tr("Another person edits this project now."),
                tr("You can look at it; edit when they are done.")};
    case ErrorCode::StoreCorrupt:
        return {tr("This file is not a sound Ecotone project."),
                tr("The file was not changed. Use a copy made before, or open it as a layer.")};
    case ErrorCode::StoreTooNew:
        return {tr("A newer Ecotone wrote this project."),
                tr("Install the newer version to open it.")};
    case ErrorCode::Conflict:
        return {tr("The rows changed underneath; nothing was applied."),
                tr("Look at the history, then repeat the edit.")};
    case ErrorCode::ReadOnly:
        return {tr("The project is open for reading only."), tr("Save a copy to edit it.")};
    case ErrorCode::NotFound: return {tr("It is not in the project any more."), {}};
    case ErrorCode::AlreadyExists: return {tr("The name is taken."), tr("Choose another name.")};
    default: return {};
    }
}

ErrorWords::Pair ErrorWords::ofEdits(ErrorCode code)
{
    switch (code) {
    case ErrorCode::RecipeInvalid:
        return {tr("The import setup is not valid."), tr("Look at the line named below.")};
    case ErrorCode::CrosswalkInvalid: return {tr("A classification table is not valid."), {}};
    case ErrorCode::ExpressionInvalid: return {tr("The condition is not understood."), {}};
    case ErrorCode::UnknownClass: return {tr("There is no such habitat class."), {}};
    case ErrorCode::AuthorNeeded:
        return {tr("An edit needs your name."), tr("Tell us who you are, then repeat.")};
    case ErrorCode::LockedSide:
        return {tr("This patch belongs to another side."),
                tr("Comment on it, or unlock it with a mandate that enters the history.")};
    case ErrorCode::Cancelled: return {tr("Cancelled."), {}};
    case ErrorCode::InvalidArgument: return {tr("Something entered is not right."), {}};
    default: return {};
    }
}

} // namespace

ErrorText errorText(const Error& error)
{
    ErrorText text;
    text.detail = fromUtf8(error.detail);
    for (const auto words : {&ErrorWords::ofFiles,
                             &ErrorWords::ofCoordinates,
                             &ErrorWords::ofProject,
                             &ErrorWords::ofEdits}) {
        auto [what, advice] = words(error.code);
        if (!what.isEmpty()) {
            text.what = what;
            text.advice = advice;
            return text;
        }
    }
    text.what = ErrorWords::tr("Something went wrong inside Ecotone.");
    text.advice =
        ErrorWords::tr("Nothing was lost. Repeat it; if it happens again, send us the log.");
    return text;
}

} // namespace ecotone::bridge
