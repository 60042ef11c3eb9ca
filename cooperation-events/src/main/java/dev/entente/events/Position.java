package dev.entente.events;

public record Position(int partition, long offset) {}
