package dev.tandem.server.gmail;

import com.google.api.client.googleapis.media.MediaHttpUploader;
import com.google.api.client.googleapis.media.MediaHttpUploader.UploadState;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.InputStreamContent;
import com.google.api.services.gmail.Gmail.Users.Drafts;
import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Message;
import dev.tandem.server.mailbox.EmailBytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Brings an email into a mailbox as a draft (F53): a small one within the question itself, a large one piece by piece through Google's
 * resumable upload. A piece that broke is asked for and sent on from where Google has it (see {@link ResumeUpload}); an upload that is
 * given up leaves nothing in the mailbox.
 */
final class DraftUpload {

    /** JSON bodies are refused from about 5 MB; base64 makes 4 of 3 bytes. */
    static final long UPLOAD_ABOVE_BYTES = 3L * 1024 * 1024;

    /** So much of each email stands in memory while it is uploaded; Google wants multiples of 256 KiB. */
    static final int CHUNK_BYTES = 2 * 1024 * 1024;

    private static final String ME = "me";
    private static final String MIME_TYPE = "message/rfc822";
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private DraftUpload() {}

    static Draft run(Drafts drafts, Message message, EmailBytes email) throws IOException {
        try (InputStream bytes = new BufferedInputStream(email.open().get())) {
            return email.size() <= UPLOAD_ABOVE_BYTES
                    ? drafts.create(ME, new Draft().setMessage(message.encodeRaw(bytes.readAllBytes())))
                            .execute()
                    : upload(drafts, message, email, bytes);
        }
    }

    private static Draft upload(Drafts drafts, Message message, EmailBytes email, InputStream bytes)
            throws IOException {
        InputStreamContent content = new InputStreamContent(MIME_TYPE, bytes);
        content.setLength(email.size());
        Drafts.Create create = drafts.create(ME, new Draft().setMessage(message), content);
        MediaHttpUploader uploader = create.getMediaHttpUploader();
        uploader.setChunkSize(CHUNK_BYTES);
        try {
            return create.execute();
        } catch (HttpResponseException refused) {
            if (isLost(uploader, email, refused.getStatusCode())) {
                throw new IOException("the upload is known no more", refused);
            }
            throw refused;
        }
    }

    /** In the middle of an upload only the upload itself can be missing; at its end it is the thread. */
    private static boolean isLost(MediaHttpUploader uploader, EmailBytes email, int status) {
        boolean within = uploader.getUploadState() == UploadState.MEDIA_IN_PROGRESS
                || uploader.getUploadState() == UploadState.INITIATION_COMPLETE;
        boolean more = uploader.getNumBytesUploaded() + CHUNK_BYTES < email.size();
        return within && (status == GONE || (status == NOT_FOUND && more));
    }
}
