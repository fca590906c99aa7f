package dev.tandem.server.blob;

import dev.tandem.server.TandemProperties;
import dev.tandem.server.inbound.BlobStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the blobs into the data directory. */
@Configuration(proxyBeanMethods = false)
class BlobConfiguration {

    @Bean
    BlobStore blobStore(TandemProperties properties) {
        return new FileBlobStore(properties.dataDir().resolve("blobs"));
    }
}
