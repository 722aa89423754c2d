package org.ibasho.attacks.everyday.traffic;

import tools.jackson.databind.json.JsonMapper;

/** Bodies of commands. */
public final class Json {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Json() {}

    public static String write(Object body) {
        return JSON.writeValueAsString(body);
    }
}
