# Brings copies of the catalogues up to date and looks for entries that are new, empty or stale.
foreach(language IN ITEMS zh_CN ru mn)
    set(original "${SOURCE}/translations/ecotone_${language}.ts")
    set(copy "${FOLDER}/ecotone_${language}.ts")
    file(COPY_FILE "${original}" "${copy}")
    execute_process(
        COMMAND "${LUPDATE}" -locations none -I . -recursive ui
                -source-language en -target-language ${language} -ts "${copy}"
        WORKING_DIRECTORY "${SOURCE}" OUTPUT_QUIET ERROR_QUIET RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "lupdate failed for ${language}")
    endif()
    file(READ "${copy}" text)
    foreach(word IN ITEMS unfinished vanished obsolete)
        string(REGEX MATCHALL "<source>[^<]*</source>[ \n]*(<comment>[^<]*</comment>[ \n]*)?<translation type=\"${word}\"" found "${text}")
        if(found)
            message(FATAL_ERROR "${language}, ${word}: ${found}")
        endif()
    endforeach()
    string(REGEX MATCHALL "<translation></translation>|<numerusform></numerusform>" empty "${text}")
    if(empty)
        message(FATAL_ERROR "${language}: empty translations")
    endif()
endforeach()
