package dev.tandem.server.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A certificate of its own making, and somebody who trusts it. */
public final class TestCertificate {

    private static final String PASSWORD = "apfelbaum";

    private final KeyStore keys;
    private final Certificate anchor;

    private TestCertificate(KeyStore keys, Certificate anchor) {
        this.keys = keys;
        this.anchor = anchor;
    }

    /** For this name, such as {@code dns:localhost}, from today on; signed by itself. */
    public static TestCertificate of(String name) {
        return made(file -> pair(file, "server", "san=" + name));
    }

    /** One that was good until a while ago; signed by somebody else, because who is trusted himself does not expire. */
    public static TestCertificate expired(String name) {
        return made(file -> {
            String asked = file.resolveSibling("asked").toString();
            String given = file.resolveSibling("given").toString();
            pair(file, "ca", "bc:c");
            pair(file, "server", "san=" + name);
            keytool(file, "-certreq", "-alias", "server", "-file", asked);
            String[] sign = {"-gencert", "-alias", "ca", "-infile", asked, "-outfile", given, "-ext", "san=" + name};
            keytool(
                    file,
                    Stream.concat(Stream.of(sign), Stream.of("-startdate", "-20d", "-validity", "10"))
                            .toArray(String[]::new));
            keytool(file, "-importcert", "-alias", "server", "-file", given);
        });
    }

    private static TestCertificate made(Consumer<Path> making) {
        try {
            Path file = Files.createTempDirectory("tandem-certificate").resolve("keys.p12");
            making.accept(file);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            Certificate anchor = keys.getCertificate(keys.containsAlias("ca") ? "ca" : "server");
            if (keys.containsAlias("ca")) {
                keys.deleteEntry("ca");
            }
            return new TestCertificate(keys, anchor);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pair(Path file, String alias, String extension) {
        keytool(file, "-genkeypair", "-keyalg", "EC", "-alias", alias, "-dname", "CN=" + alias, "-ext", extension);
    }

    private static void keytool(Path file, String... words) {
        try {
            List<String> command = new ArrayList<>();
            command.add(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
            command.addAll(List.of(words));
            command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", file.toString()));
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Writes it for servers that read PEM files: the certificates into one file, the key into another. */
    public void write(Path certificates, Path key) {
        try {
            Base64.Encoder base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
            StringBuilder chain = new StringBuilder();
            for (Certificate one : keys.getCertificateChain("server")) {
                chain.append(pem("CERTIFICATE", base64.encodeToString(one.getEncoded())));
            }
            Key secret = keys.getKey("server", PASSWORD.toCharArray());
            Files.writeString(key, pem("PRIVATE KEY", base64.encodeToString(secret.getEncoded())));
            Files.writeString(certificates, chain);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, String text) {
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    /** Shows it. */
    public SSLContext shown() {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trusts it, and nobody else. */
    public SSLContext trusted() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {issuers()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who trusts it, and nobody else, without a line. */
    public X509TrustManager issuers() {
        try {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry("server", anchor);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trust);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
