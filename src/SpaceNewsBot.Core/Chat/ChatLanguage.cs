using System.Collections.Immutable;
using System.Globalization;

namespace SpaceNewsBot.Core.Chat;

/// <summary>The languages that <see cref="ChatTexts"/> are in.</summary>
public static class ChatLanguage
{
    /// <summary>The language of a bot that nobody set another one for.</summary>
    public const string Default = "en";

    /// <summary>The languages, the default one first.</summary>
    public static ImmutableArray<string> All { get; } = [Default, "de"];

    /// <summary>The one that is spoken here and now.</summary>
    public static string Current => All.Contains(CultureInfo.CurrentUICulture.Name) ? CultureInfo.CurrentUICulture.Name : Default;

    /// <summary>Why a setting names none of them, in a sentence; null when it does.</summary>
    public static string? FindFault(string language) => All.Contains(language) ? null
        : $"The setting {ChatOptions.Section}:{nameof(ChatOptions.Language)} is \"{language}\": give {string.Join(" or ", All)}.";

    /// <summary>Has everything that this process says from now on, whoever calls, in a language. Nothing else goes by this culture.</summary>
    /// <param name="language">One of <see cref="All"/>.</param>
    public static void UseEverywhere(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        CultureInfo.DefaultThreadCurrentUICulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }

    /// <summary>Does something in a language; the caller goes on in theirs.</summary>
    /// <param name="language">One of <see cref="All"/>.</param>
    /// <param name="action">What.</param>
    public static async Task<T> InAsync<T>(string language, Func<Task<T>> action)
    {
        ArgumentNullException.ThrowIfNull(action);

        // It flows down from here, and never up out of this method.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return await action();
    }
}
