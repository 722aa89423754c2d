package org.ibasho.attacks.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts, as far as a login needs one: it keeps cookies and goes where it is redirected. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 10;

    private final URI home;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private URI current;

    public Browser(URI home) {
        this.home = home;
        this.current = home;
    }

    /** Keeps a cookie that no server has set. */
    public void plant(String name, String value) {
        cookies.put(name, value);
    }

    /** The value of a cookie, or an empty text. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** Requests here carry the browser's cookies. */
    public Http http() {
        return http(home);
    }

    private Http http(URI base) {
        Http http = Http.at(base).asBrowser();
        return cookies.isEmpty() ? http : http.header("Cookie", cookieHeader());
    }

    /** All cookies as one header. */
    public String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Goes to a page, and on to where it redirects. */
    public Answer open(String path) {
        return follow(go(home.resolve(path)));
    }

    /**
     * Logs in on the realm's page.
     *
     * @return the answer that completed the login: the one that set the session's cookie
     */
    public Answer logIn(String path, String user, String password) {
        Answer page = open(path);
        Matcher token = TOKEN.matcher(page.body());
        Map<String, String> form = new LinkedHashMap<>(Map.of("username", user, "password", password));
        if (token.find()) {
            form.put("_csrf", token.group(1));
        }
        URI loginPage = current;
        Answer answer = keep(http(origin(loginPage)).form(loginPage.getPath(), Form.of(form)));
        for (int hops = 0; hops < MOST_REDIRECTS && isRedirect(answer); hops++) {
            URI next = current.resolve(answer.header("location"));
            answer = go(next);
            if (next.getPath().startsWith("/login/oauth2/code/")) {
                return answer;
            }
        }
        return answer;
    }

    private Answer follow(Answer first) {
        Answer answer = first;
        for (int hops = 0; hops < MOST_REDIRECTS && isRedirect(answer); hops++) {
            answer = go(current.resolve(answer.header("location")));
        }
        return answer;
    }

    private Answer go(URI address) {
        current = address;
        return keep(http(origin(address)).get(address.toString()));
    }

    private Answer keep(Answer answer) {
        for (String cookie : answer.cookies()) {
            String[] nameAndValue = cookie.split(";", 2)[0].split("=", 2);
            if (nameAndValue.length < 2 || nameAndValue[1].isEmpty()) {
                cookies.remove(nameAndValue[0]);
            } else {
                cookies.put(nameAndValue[0], nameAndValue[1]);
            }
        }
        return answer;
    }

    private static boolean isRedirect(Answer answer) {
        return answer.status() / 100 == 3 && !answer.header("location").isEmpty();
    }

    private static URI origin(URI address) {
        return URI.create(address.getScheme() + "://" + address.getAuthority());
    }
}
