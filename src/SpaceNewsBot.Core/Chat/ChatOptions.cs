namespace SpaceNewsBot.Core.Chat;

/// <summary>The bounds that chats are held to. Settings: <c>Chat:MaxWaitingPerUser</c> and so on.</summary>
public sealed class ChatOptions
{
    /// <summary>The name of the section of settings.</summary>
    public const string Section = "Chat";

    /// <summary>The language that people who ask are spoken to in: one of <see cref="ChatLanguage.All"/>.</summary>
    public string Language { get; set; } = ChatLanguage.Default;

    /// <summary>So many questions of one person may wait; the next one is refused.</summary>
    public int MaxWaitingPerUser { get; set; } = 5;

    /// <summary>So many questions may wait overall; the next one is refused.</summary>
    public int MaxWaiting { get; set; } = 1_000;

    /// <summary>So many messages of one person to one workspace are taken in an hour of the clock; the next one is refused.</summary>
    public int MaxPerUserAndHour { get; set; } = 60;

    /// <summary>So many messages to one workspace are taken in an hour of the clock; the next one is refused.</summary>
    public int MaxPerWorkspaceAndHour { get; set; } = 2_000;

    /// <summary>So many questions are answered at the same time.</summary>
    public int Parallelism { get; set; } = 4;

    /// <summary>So often a message is tried before its sender gets an apology.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>For so long a question can be followed up with "why?".</summary>
    public TimeSpan FollowUpWindow { get; set; } = TimeSpan.FromMinutes(30);
}
