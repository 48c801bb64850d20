namespace SpaceNewsBot.Core.Commands;

/// <summary>How an argument is written.</summary>
public enum CommandArgumentKind
{
    /// <summary>One word, or several in quotation marks.</summary>
    Word,

    /// <summary>A whole number from 1 on.</summary>
    Number,

    /// <summary>All that follows, as it is written; in the terminal the words that are left, with a space between.</summary>
    Rest,

    /// <summary>A source's text: in the terminal the name of a file, or "-" for standard input; in a chat all that follows.</summary>
    Material,

    /// <summary>"--name value".</summary>
    Option,

    /// <summary>"--name" alone.</summary>
    Flag,
}
