package org.ibasho.scheduling.gathering.yearplan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Finds kinds and entrances by their names in both languages or by their codes. */
@Component
class CodeNames {

    private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);
    private static final Pattern BETWEEN = Pattern.compile("\\s*[・、,/+&]\\s*|\\s+");

    private final Map<String, Kind> kinds = new HashMap<>();
    private final Map<String, Entrance> doors = new HashMap<>();

    CodeNames(MessageSource messages) {
        for (Kind kind : Kind.values()) {
            names("kind", kind, messages).forEach(name -> kinds.put(name, kind));
        }
        for (Entrance door : Entrance.values()) {
            names("door", door, messages).forEach(name -> doors.put(name, door));
        }
    }

    private static List<String> names(String what, Enum<?> code, MessageSource messages) {
        List<String> names = new ArrayList<>(List.of(plain(code.name())));
        for (Locale language : LANGUAGES) {
            String label = messages.getMessage("code." + what + "." + code.name(), null, language);
            names.add(plain(label));
        }
        return names;
    }

    private static String plain(String text) {
        return DateAndTimeParser.plain(text).toLowerCase(Locale.ROOT);
    }

    Kind kind(String written) {
        Kind kind = kinds.get(plain(written));
        if (kind == null) {
            throw DateAndTimeParser.rejected("plan-kind-unknown");
        }
        return kind;
    }

    /** One or several entrances, separated by ・ or the like, in the order of the pages. */
    List<Entrance> doors(String written) {
        EnumSet<Entrance> found = EnumSet.noneOf(Entrance.class);
        for (String name : BETWEEN.split(plain(written), -1)) {
            Entrance door = doors.get(name);
            if (door == null) {
                throw DateAndTimeParser.rejected("plan-door-unknown");
            }
            found.add(door);
        }
        return List.copyOf(found);
    }
}
