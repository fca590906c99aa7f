package dev.tandem.server.inbound;

class InMemoryBlobStoreTest extends BlobStoreContract {

    @Override
    protected BlobStore store() {
        return new InMemoryBlobStore();
    }
}
