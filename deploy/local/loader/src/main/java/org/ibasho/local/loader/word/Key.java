package org.ibasho.local.loader.word;

import java.util.Locale;

/** What stands before a colon. */
public enum Key implements Word {
    NAME("名前"),
    VENUES("会場一覧"),
    GATHERINGS("会"),
    CONSULTATIONS("相談"),
    TOWN("町"),
    DAY("日付"),
    TIME("時間"),
    KIND("種類"),
    THEME("テーマ"),
    VENUE("会場"),
    DOORS("参加方法"),
    MOVED("変更"),
    CANCELLED("中止"),
    COUNTED("人数"),
    COUNSELLOR("専門相談員"),
    NO_COUNSELLOR("派遣なし"),
    AT("日時"),
    CHANNEL("方法"),
    RELATIONSHIP("続柄"),
    AGE("年代"),
    PURPOSES("目的");

    private final String label;

    Key(String label) {
        this.label = label;
    }

    /** In small letters with hyphens, such as {@code no-counsellor}. */
    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String label() {
        return label;
    }
}
