using System.ComponentModel;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// A chain of elementwise operators, as an expression over the same place of several operands: what the compiler prints, and what loops of the
/// library run. The same expression twice, since a text over both widths of vectors would be 40 times slower in a Debug build of the user.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IElementwise
{
    /// <summary>Computes the lanes <paramref name="i"/> to <paramref name="i"/> + 15.</summary>
    Vector512<float> Wide(in Operands x, nuint i);

    /// <summary>Computes the lanes from <paramref name="i"/> on, as many as the machine's vectors hold.</summary>
    Vector<float> Narrow(in Operands x, nuint i);
}
