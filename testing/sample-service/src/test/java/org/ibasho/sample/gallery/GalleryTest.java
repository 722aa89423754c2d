package org.ibasho.sample.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ibasho.testing.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The gallery is compared by its structure and by what the browser computes for each part, which is the same with every
 * font and on every machine; a picture of it is not. {@code -Dapprove=true} writes what is compared with.
 */
class GalleryTest {

    private static final Path APPROVED = Path.of(System.getProperty("basedir", "."), "src/test/resources/gallery");

    /** Each element of each sample: tag and classes, and what the eye sees of it apart from its letters. */
    private static final String DESCRIBE = """
        () => [...document.querySelectorAll('[data-sample], .head, .sub, .foot')].flatMap(sample =>
            [sample, ...sample.querySelectorAll('*')].filter(it => !(it instanceof SVGElement)).map(it => {
                const style = getComputedStyle(it), depth = [];
                for (let up = it; up !== sample; up = up.parentElement) depth.push('  ');
                const look = ['display', 'color', 'backgroundColor', 'borderTop', 'borderLeft', 'borderRadius',
                    'fontWeight', 'fontSize', 'minHeight', 'textDecorationLine', 'whiteSpace', 'textAlign']
                    .map(name => style[name]).join(' | ');
                return depth.join('') + it.tagName.toLowerCase() + [...it.classList].map(c => '.' + c).join('')
                    + ': ' + look;
            }))
        """;

    /** The contrast of a text colour with a ground, as WCAG calculates it. */
    private static final String CONTRAST = """
        ([text, ground]) => {
            const luminance = name => {
                const probe = document.body.appendChild(document.createElement('i'));
                probe.style.color = `var(--${name})`;
                const [r, g, b] = getComputedStyle(probe).color.match(/[\\d.]+/g).map(Number).map(value => value / 255)
                    .map(value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4);
                probe.remove();
                return .2126 * r + .7152 * g + .0722 * b;
            };
            const [dark, light] = [luminance(text), luminance(ground)].sort((a, b) => a - b);
            return (light + .05) / (dark + .05);
        }
        """;

    private final Chromium chromium = Chromium.start();
    private final Page page = chromium.window(1280, 900).newPage();

    @AfterEach
    void close() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"npo, light", "npo, dark", "centre, light", "centre, dark"})
    void every_component_is_as_approved(String side, String scheme) throws IOException {
        open(side, scheme);
        List<?> described = (List<?>) page.evaluate(DESCRIBE);
        Path approved = APPROVED.resolve(side + "-" + scheme + ".txt");
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(APPROVED);
            Files.write(approved, described.stream().map(Object::toString).toList());
        }

        assertThat(described.stream().map(Object::toString)).containsExactlyElementsOf(Files.readAllLines(approved));
    }

    @ParameterizedTest
    @CsvSource({"npo, light", "npo, dark", "centre, light", "centre, dark"})
    void nobody_is_kept_out_at_any_width_or_contrast(String side, String scheme) {
        open(side, scheme);
        Chromium.look(page, "gallery-" + side + "-" + scheme);
        page.emulateMedia(new Page.EmulateMediaOptions().setContrast(Contrast.MORE));
        Chromium.hasNoBarrier(page);
    }

    @ParameterizedTest
    @CsvSource({"npo, light", "npo, dark", "centre, light", "centre, dark"})
    void text_has_a_contrast_of_seven(String side, String scheme) {
        open(side, scheme);
        for (String ground : List.of("paper", "card", "sand")) {
            for (String text : List.of("ink", "soft")) {
                assertThat((double) page.evaluate(CONTRAST, List.of(text, ground)))
                        .as(text + " on " + ground)
                        .isGreaterThanOrEqualTo(7);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"npo, /door", "centre, /dispatches"})
    void the_head_is_one_line_on_a_phone_and_its_navigation_opens(String side, String place) {
        page.setViewportSize(360, 740);
        open(side, "light");

        assertThat(page.locator(".head").boundingBox().height).isLessThan(70);
        assertThat(page.locator(".burger").boundingBox().height).isLessThan(50);
        assertThat(page.locator(".menu").isVisible()).isFalse();
        page.locator(".burger").click();
        assertThat(page.locator(".menu a[href='" + place + "']").isVisible()).isTrue();
        Chromium.hasNoBarrier(page);
    }

    @Test
    void the_summary_of_errors_takes_the_focus_and_leads_to_each_sentence() {
        open("npo", "light");

        assertThat(page.title()).startsWith("エラー: ");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("notice bad");
        for (String field : List.of("end", "venue")) {
            page.locator("a[href='#" + field + "-error']").click();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo(field + "-error");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo(field);
        }
    }

    @Test
    void a_time_never_breaks_and_every_target_is_large_enough_for_a_thumb() {
        page.setViewportSize(360, 740);
        open("npo", "light");

        assertThat((List<?>) page.evaluate("""
            () => [...document.querySelectorAll('.num')].filter(it => it.getClientRects().length > 1)
                .map(it => it.outerHTML)
            """)).isEmpty();
        assertThat((List<?>) page.evaluate("""
            () => [...document.querySelectorAll('.btn, summary, select, .choice, .sub a, input[type=text]')]
                .filter(it => it.getClientRects().length && it.getBoundingClientRect().height < 44)
                .map(it => it.outerHTML)
            """)).isEmpty();
    }

    private void open(String side, String scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme("dark".equals(scheme) ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
        GalleryPage.open(page, side);
    }
}
