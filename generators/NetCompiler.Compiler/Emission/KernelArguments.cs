using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Compiler.Emission;

/// <summary>The places that a kernel is given as arguments, named as they come up.</summary>
public sealed class KernelArguments
{
    // Letters that nothing else in a kernel has; beyond them, arguments are numbered.
    private const string Letters = "abcdefgh";

    private readonly Dictionary<object, string> _names = [];
    private readonly List<int> _values = [];

    /// <summary>The parameters of the kernel's method, as C#, each with a comma before it.</summary>
    public string Parameters => string.Concat(_names.Values.Select(name => $", int {name}"));

    /// <summary>The arguments of the call, as C#, each with a comma before it.</summary>
    public string Values => string.Concat(_values.Select(value => ", " + Literals.Of(value)));

    /// <summary>The parameter for the place of something.</summary>
    /// <param name="key">What lies there: one argument for each.</param>
    /// <param name="name">The name it should have, if there is one and it is free.</param>
    public string Of(object key, string? name, int value)
    {
        if (!_names.TryGetValue(key, out string? known))
        {
            known = name is not null && !_names.ContainsValue(name) ? name
                : _values.Count < Letters.Length ? Letters[_values.Count].ToString()
                : $"a{_values.Count}";
            _names.Add(key, known);
            _values.Add(value);
        }

        return known;
    }
}
