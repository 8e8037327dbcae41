# eco_room(core/base SOURCES a.cpp HEADERS a.h ROOMS core/x LIBS GDAL::GDAL PUBLIC_LIBS tl::expected)
#
# A room is a folder, a namespace and a static library `eco_core_base`. ROOMS are the arrows of
# the design: a room can only include the rooms it names, because nothing else is linked to it
# and tests/architecture reads every include. LIBS stay private to the room.
function(eco_room path)
    cmake_parse_arguments(room "" "" "SOURCES;HEADERS;ROOMS;LIBS;PUBLIC_LIBS" ${ARGN})
    string(REPLACE "/" "_" name "${path}")
    set(target "eco_${name}")
    add_library(${target} STATIC ${room_SOURCES} ${room_HEADERS})
    target_link_libraries(${target} PUBLIC eco_options ${room_PUBLIC_LIBS})
    foreach(used IN LISTS room_ROOMS)
        string(REPLACE "/" "_" used_name "${used}")
        target_link_libraries(${target} PUBLIC "eco_${used_name}")
    endforeach()
    if(room_LIBS)
        target_link_libraries(${target} PRIVATE ${room_LIBS})
    endif()
    set_property(GLOBAL APPEND PROPERTY ECOTONE_ROOMS ${target})
endfunction()
