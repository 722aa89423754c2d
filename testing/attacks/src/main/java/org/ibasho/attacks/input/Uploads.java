package org.ibasho.attacks.input;

import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.http.Multipart;

/** The uploads that pages offer, with files of any content. */
public final class Uploads {

    private Uploads() {}

    /** @param path of a venue's photo */
    public static Answer photo(Http supervisor, String path, byte[] file) {
        byte[] form = new Multipart()
                .field("alternative", "入口")
                .file("photo", "photo.png", "image/png", file)
                .bytes();
        return supervisor.post(path, Multipart.TYPE, form);
    }

    /** As the plan of a year. */
    public static Answer plan(Http supervisor, byte[] file) {
        byte[] form = new Multipart()
                .file("file", "plan.xlsx", "application/octet-stream", file)
                .bytes();
        return supervisor.post("/api/plans/preview", Multipart.TYPE, form);
    }
}
