package dev.entente.web;

import java.io.IOException;
import java.io.UnsupportedEncodingException;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

/** A form that cannot be decoded is the sender's fault, although the framework throws what anything may throw. */
@Provider
class BrokenForms implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        try {
            return body.proceed();
        } catch (UnsupportedEncodingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            if (MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(body.getMediaType())) {
                throw Refusals.brokenForm(e);
            }
            throw e;
        }
    }
}
