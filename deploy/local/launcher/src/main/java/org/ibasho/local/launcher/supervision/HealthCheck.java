package org.ibasho.local.launcher.supervision;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a program how it is. */
final class HealthCheck {

    private static final int LIMIT_MILLIS = 2_000;

    private HealthCheck() {}

    /** Whether the address answers 200. */
    static boolean isUp(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
