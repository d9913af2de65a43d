namespace Penguins;

/// <summary>The species, named as in the file.</summary>
public enum Species
{
    /// <summary>Pygoscelis adeliae.</summary>
    Adelie,

    /// <summary>Pygoscelis antarcticus.</summary>
    Chinstrap,

    /// <summary>Pygoscelis papua.</summary>
    Gentoo,
}
