using RecipeEngine.Cookbooks.Berks;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>The cookbooks that a cookbook's own Berksfile brings.</summary>
public static class EnclosingBerksfile
{
    /// <summary>
    /// Installs what the Berksfile in a cookbook's directory asks for, from the lock and the cache alone where these suffice. Null when there is no
    /// Berksfile.
    /// </summary>
    /// <param name="root">the cookbook's directory</param>
    /// <param name="writeLock">false leaves Berksfile.lock as it is</param>
    /// <returns>the cookbooks' directories; the cookbook itself is among them when its Berksfile says <c>metadata</c></returns>
    public static IReadOnlyList<string>? Install(SourceContext context, string root, bool writeLock)
    {
        var file = MachinePath.Join(root, "Berksfile");
        return context.Machine.IsFile(file)
            ? new BerksInstaller(context, Berksfile.Read(context.Ruby, file)).Install(new InstallOptions { WriteLock = writeLock }).Cookbooks.Select(cookbook => cookbook.Directory).ToList()
            : null;
    }
}
