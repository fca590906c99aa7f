package dev.tandem.server.blob;

import dev.tandem.server.TandemProperties;
import dev.tandem.server.inbound.BlobReferences;
import dev.tandem.server.inbound.ForgetBlobs;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the blobs into the data directory. */
@Configuration(proxyBeanMethods = false)
class BlobConfiguration {

    @Bean
    FileBlobStore blobStore(TandemProperties properties, InstantSource clock) {
        return new FileBlobStore(properties.dataDir().resolve("blobs"), clock);
    }

    @Bean
    ForgetBlobs forgetBlobs(FileBlobStore shelves, BlobReferences references, InstantSource clock) {
        return new ForgetBlobs(shelves, references, clock);
    }
}
