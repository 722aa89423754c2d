package org.ibasho.local.identity;

/** The title of a realm's login page, so that nobody mistakes the side they are on. */
record Side(String name, String title, String audience, String audienceInEnglish) {

    static Side of(Realm realm) {
        return realm.name().equals("centre")
                ? new Side("centre", "居場所 精神保健福祉センター", "センターの相談員の方", "For the centre's counsellors")
                : new Side("npo", "居場所 NPO", "NPOのスタッフの方", "For the NPO's staff");
    }
}
