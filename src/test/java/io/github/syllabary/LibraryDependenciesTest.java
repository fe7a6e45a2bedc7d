package io.github.syllabary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What a user of the library carries is chosen here, not by accident. */
class LibraryDependenciesTest {
    @Test
    void libraryUsersCarryThese() throws Exception {
        assertEquals(
                Set.of(
                        "TarsosDSP",
                        "commons-csv",
                        "commons-numbers-gamma",
                        "gson",
                        "jlayer",
                        "jorbis",
                        "slf4j-api",
                        "snakeyaml-engine",
                        "tribuo-util-onnx"),
                artifacts("not(optional='true') and not(scope='test') and not(scope='provided')"));
    }

    @Test
    void commandLineAndChartsAreOptional() throws Exception {
        Set<String> optional = artifacts("optional='true'");
        for (String artifact : new String[] {"picocli", "xchart", "jmustache", "commons-compress"})
            assertEquals(true, optional.contains(artifact), artifact);
    }

    private static Set<String> artifacts(String condition) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        XPath path = XPathFactory.newInstance().newXPath();
        NodeList found = (NodeList) path.evaluate(
                "/project/dependencies/dependency[" + condition + "]/artifactId", pom, XPathConstants.NODESET);
        Set<String> artifacts = new TreeSet<>();
        for (int i = 0; i < found.getLength(); i++)
            artifacts.add(found.item(i).getTextContent().trim());
        return artifacts;
    }
}
