using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SpaceNewsBot.Core.Privacy;

/// <summary>The registration of what keeps people's data short-lived.</summary>
public static class PrivacyServices
{
    /// <summary>Adds the options; a bot that runs adds <see cref="RetentionWorker"/> beside them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Fills the options, for example from the section <see cref="PrivacyOptions.Section"/>.</param>
    public static IServiceCollection AddPrivacy(this IServiceCollection services, Action<PrivacyOptions> configure)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PrivacyOptions>, PrivacyOptionsValidator>());
        services.AddOptions<PrivacyOptions>().Configure(configure).ValidateOnStart();
        return services;
    }
}
