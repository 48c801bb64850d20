using System.Collections.Immutable;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>A message that the server took. One that was posted from an offered inline result has neither chat nor number.</summary>
internal sealed record BotApiMessage(
    int Id,
    long ChatId,
    int? TopicId,
    string Html,
    string Text,
    ImmutableArray<BotApiEntity> Entities,
    bool HasPreview,
    DateTimeOffset At)
{
    /// <summary>The buttons below it, row by row.</summary>
    public ImmutableArray<ImmutableArray<BotApiButton>> Keyboard { get; init; } = [];

    /// <summary>The message that it answers.</summary>
    public int? RepliesTo { get; init; }

    /// <summary>How often its text or its keyboard was changed.</summary>
    public int Edits { get; init; }
}
