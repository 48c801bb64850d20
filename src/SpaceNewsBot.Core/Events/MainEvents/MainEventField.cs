namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>Where in an article something stands.</summary>
public enum MainEventField
{
    /// <summary>In the headline.</summary>
    Title,

    /// <summary>In the summary below the headline.</summary>
    Description,

    /// <summary>In the text.</summary>
    Text,
}
