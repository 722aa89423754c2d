package org.ibasho.scheduling.site.paper;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Renders a page as PDF, one at a time. The results that are asked for most are cached, so that requests cannot keep a
 * processor busy. The dictionary, some megabytes, is loaded on first use.
 */
@Component
public class Paper {

    /** The font family that a page's style uses. */
    private static final String FAMILY = "BIZ UDPGothic";

    private static final int BOLD = 700;
    private static final int NORMAL = 400;
    private static final int REMEMBERED = 24;

    private final Cache<String, byte[]> made =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private @Nullable Furigana furigana;

    /**
     * Renders a PDF.
     *
     * @param page well-formed XHTML with inline style and no external references
     * @param reading whether to add furigana
     * @return the file
     */
    public synchronized byte[] pdf(String page, boolean reading) {
        return made.get(page, asked -> make(asked, reading)).clone();
    }

    private byte[] make(String page, boolean reading) {
        Document document = parse(page);
        if (reading) {
            furigana().write(document.getElementsByTagName("body").item(0));
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFont(() -> font("Regular"), FAMILY, NORMAL, FontStyle.NORMAL, true)
                    .useFont(() -> font("Bold"), FAMILY, BOLD, FontStyle.NORMAL, true)
                    // PDF/A: all fonts are embedded, and the library does not search the machine's fonts
                    .usePdfAConformance(PdfAConformance.PDFA_2_U)
                    .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                    .withW3cDocument(document, null)
                    .toStream(pdf)
                    .run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return pdf.toByteArray();
    }

    private static Document parse(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        } catch (ParserConfigurationException | SAXException | IOException notOurs) {
            throw new IllegalStateException(notOurs);
        }
    }

    private Furigana furigana() {
        if (furigana == null) {
            furigana = new Furigana(Readings.ofThisSite());
        }
        return furigana;
    }

    private static InputStream font(String weight) {
        try {
            return new ClassPathResource("site/fonts/BIZUDPGothic-" + weight + ".ttf").getInputStream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
