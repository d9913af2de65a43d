using System;

namespace NetCompiler;

/// <summary>
/// What every entry of a network's list has in common. The entries are read from top to bottom; each takes the value that the one before
/// it gave and gives a new one.
/// </summary>
/// <remarks>
/// Numeric arguments are constants, or texts holding an integer expression over the parameters of the block that the layer stands in:
/// <c>[Conv2D("4 * width", kernel: 1)]</c>. Anything else is the diagnostic NC0007 or NC0008.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    // A user's own layers derive from BlockAttribute: the compiler knows no others.
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// The name of the layer in messages, files and generated members, such as <c>fc1</c> for a parameter <c>fc1.weight</c>. Without one, it
    /// is the kind and the 0-based ordinal among its kind: <c>dense0</c>. In a block, <c>{i}</c> stands for the repetition,
    /// and braces may hold any expression over it and the block's parameters: <c>layer{i + 1}</c>. There, a number may be a name, too.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// In a block, the name of a parameter that says whether the layer is there: true or false; with '!' before it, the opposite.
    /// </summary>
    public string? If { get; set; }
}
