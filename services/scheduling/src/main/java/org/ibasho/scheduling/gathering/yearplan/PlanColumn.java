package org.ibasho.scheduling.gathering.yearplan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSourceResolvable;

/** The columns of a plan file. The first heading is the one of the example, the last one is English. */
public enum PlanColumn implements MessageSourceResolvable {
    DATE("日付|開催日|年月日|date"),
    START("はじまり|開始|開始時刻|開始時間|start"),
    END("おわり|終わり|終了|終了時刻|終了時間|end"),
    KIND("会の種類|種類|kind"),
    THEME("テーマ|theme"),
    VENUE("会場|venue"),
    TOWN("市町村|town"),
    DOORS("参加の方法|参加方法|doors");

    private static final String BETWEEN = "\\|";

    private final String headings;

    PlanColumn(String headings) {
        this.headings = headings;
    }

    /** The column for a heading; width, case and spaces are ignored. */
    static Optional<PlanColumn> of(String heading) {
        String plain = DateAndTimeParser.plain(heading).replace(" ", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> List.of(column.headings.split(BETWEEN, -1)).contains(plain))
                .findAny();
    }

    /** The heading in the example file. */
    String heading() {
        return headings.split(BETWEEN, -1)[0];
    }

    /** A column's name is the heading expected in the file, in either language. */
    @Override
    public String[] getCodes() {
        return new String[] {"plans.column." + name()};
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
