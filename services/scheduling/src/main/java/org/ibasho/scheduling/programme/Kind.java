package org.ibasho.scheduling.programme;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The kind of a gathering. Each kind belongs to one programme. */
public enum Kind {
    /** 初心者例会: small, without a programme, for new or tense participants. */
    BEGINNERS(Programme.SANGO),
    /** 通常例会: has a theme, chaired by a peer supporter. */
    REGULAR(Programme.SANGO),
    /** 例会外企画: outside, such as a walk in the hills. */
    OUTING(Programme.SANGO),
    /** サテライトSANGOの会: in a town of Hokkaido, often with Zoom. */
    SATELLITE(Programme.SANGO),
    /** 当事者会: よりどころ for the persons themselves. */
    PERSONS(Programme.YORIDOKORO),
    /** 親の会: よりどころ for families. */
    FAMILIES(Programme.YORIDOKORO);

    private final Programme programme;

    Kind(Programme programme) {
        this.programme = programme;
    }

    public Programme programme() {
        return programme;
    }

    /** The kinds of each programme, both in their order. */
    public static Map<Programme, List<Kind>> byProgramme() {
        return Arrays.stream(values())
                .collect(Collectors.groupingBy(Kind::programme, LinkedHashMap::new, Collectors.toList()));
    }
}
