package org.ibasho.scheduling.notice.web;

import java.util.Map;
import org.ibasho.scheduling.notice.subscription.Subscriptions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pages behind the links in mails. GET changes nothing, because programs that scan mails follow every link. The
 * button on the page posts, and so does a mail program's unsubscribe function (RFC 8058), to the same address.
 */
@Controller
class LinkPages {

    private final Subscriptions subscriptions;

    LinkPages(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @GetMapping("/notices/confirm/{token}")
    ModelAndView confirming(@PathVariable String token) {
        return subscriptions.canConfirm(token) ? asks("confirm") : expired();
    }

    @PostMapping("/notices/confirm/{token}")
    ModelAndView confirm(@PathVariable String token) {
        return subscriptions.confirm(token) ? says("confirmed", HttpStatus.OK) : expired();
    }

    @GetMapping("/notices/stop/{token}")
    ModelAndView stopping(@PathVariable String token) {
        return subscriptions.canStop(token) ? asks("stop") : expired();
    }

    @PostMapping("/notices/stop/{token}")
    ModelAndView stop(@PathVariable String token) {
        return subscriptions.stop(token) ? says("stopped", HttpStatus.OK) : expired();
    }

    private static ModelAndView asks(String what) {
        return new ModelAndView("notice/link", Map.of("asks", what));
    }

    private static ModelAndView says(String what, HttpStatus status) {
        return new ModelAndView("notice/said", Map.of("said", what), status);
    }

    private static ModelAndView expired() {
        return says("expired", HttpStatus.NOT_FOUND);
    }
}
