namespace SpaceNewsBot.Discord.Connection;

/// <summary>A file that somebody gave to a command.</summary>
/// <param name="FileName">Its name, as the person's device has it.</param>
/// <param name="Url">Where Discord keeps it.</param>
/// <param name="Size">In bytes, as Discord says.</param>
public sealed record DiscordAttachment(string FileName, string Url, long Size);
