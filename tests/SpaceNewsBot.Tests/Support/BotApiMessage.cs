using System.Collections.Immutable;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A message that the server took.</summary>
internal sealed record BotApiMessage(
    int Id,
    long ChatId,
    int? TopicId,
    string Html,
    string Text,
    ImmutableArray<BotApiEntity> Entities,
    bool HasPreview,
    DateTimeOffset At);
