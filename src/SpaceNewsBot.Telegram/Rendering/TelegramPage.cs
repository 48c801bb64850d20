using System.Collections.Immutable;

namespace SpaceNewsBot.Telegram.Rendering;

/// <summary>A message as it is posted. Kept as JSON while its reader may turn to it.</summary>
/// <param name="Html">Its text in Telegram's HTML.</param>
/// <param name="Keyboard">The rows of buttons under it; none for no keyboard.</param>
internal sealed record TelegramPage(string Html, ImmutableArray<ImmutableArray<TelegramButton>> Keyboard);
