package dev.entente.local.process;

import java.nio.file.Path;

/**
 * By what a child process is known, also to a later run that finds it there.
 *
 * @param name what people call it, and the stem of its files
 * @param mark a part of its command line, by which it is told from any other process that got the same number later
 * @param log where its output is appended
 */
public record Identity(String name, String mark, Path log) {}
