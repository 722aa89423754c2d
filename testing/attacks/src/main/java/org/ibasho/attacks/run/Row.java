package org.ibasho.attacks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ibasho.attacks.http.Answer;

/** What was tried in one way, with one or many requests. */
public final class Row {

    private static final int MOST_NAMED = 10;

    private final String tried;
    private final String expected;
    private final Map<String, Integer> came = new TreeMap<>();
    private final List<String> succeeded = new ArrayList<>();
    private int requests;

    Row(String tried, String expected) {
        this.tried = tried;
        this.expected = expected;
    }

    /** An answer to one request. */
    public void came(String request, Answer answer, boolean held) {
        came(request, answer.summary(), held);
    }

    /**
     * What one request came to.
     *
     * @param what a few words; equal ones are counted together
     * @param held whether it is as expected; otherwise the attack has succeeded
     */
    public synchronized void came(String request, String what, boolean held) {
        requests++;
        came.merge(what, 1, Integer::sum);
        if (!held) {
            succeeded.add(request + ": " + what);
        }
    }

    String tried() {
        return tried;
    }

    String expected() {
        return expected;
    }

    synchronized int requests() {
        return requests;
    }

    /** A row without a request shows nothing, so that it does not count as held. */
    synchronized boolean held() {
        return requests > 0 && succeeded.isEmpty();
    }

    /** What came, the most frequent first. */
    synchronized String came() {
        if (came.isEmpty()) {
            return "nothing was tried";
        }
        return came.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(one -> came.size() == 1 ? one.getKey() : one.getKey() + " (" + one.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    /** The requests that were not answered as expected. */
    synchronized List<String> succeeded() {
        List<String> named = new ArrayList<>(succeeded.subList(0, Math.min(MOST_NAMED, succeeded.size())));
        if (succeeded.size() > MOST_NAMED) {
            named.add("and " + (succeeded.size() - MOST_NAMED) + " more");
        }
        return named;
    }
}
