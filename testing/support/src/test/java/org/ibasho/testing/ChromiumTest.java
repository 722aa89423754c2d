package org.ibasho.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class ChromiumTest {

    private static final String PAGE = """
        <!doctype html>
        <html lang="ja"><head><title>居場所</title></head><body><main><h1>居場所</h1>%s</main></body></html>
        """;

    @Test
    void a_page_with_a_barrier_or_wider_than_the_window_fails() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window = chromium.window(360, 800)) {
            Page page = window.newPage();

            page.setContent(PAGE.formatted("<p>どなたでも</p>"));
            assertThatCode(() -> Chromium.hasNoBarrier(page)).doesNotThrowAnyException();

            page.setContent(PAGE.formatted("<img src='data:,'>"));
            assertThatThrownBy(() -> Chromium.hasNoBarrier(page)).hasMessageContaining("image-alt <img");

            page.setContent(PAGE.formatted("<div style='width: 400px'>広い</div>"));
            assertThatThrownBy(() -> Chromium.hasNoBarrier(page)).hasMessageContaining("overflow");
        }
    }
}
