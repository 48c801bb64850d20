namespace SpaceNewsBot.Core.Chat;

/// <summary>How a run of text is set off.</summary>
public enum SpanStyle
{
    /// <summary>Not at all.</summary>
    Plain,

    /// <summary>It is a heading.</summary>
    Heading,

    /// <summary>It goes.</summary>
    Gone,

    /// <summary>It comes.</summary>
    Come,

    /// <summary>It is shown as code, since the platform would make it live otherwise. No outline has it: a renderer gives it.</summary>
    Code,
}
