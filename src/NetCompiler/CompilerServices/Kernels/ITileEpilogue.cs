using System.Numerics;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// What happens to the finished sums of a contraction while they are still in registers. Only functions of one or two
/// instructions belong here: an inlined polynomial makes the just-in-time compiler spill the accumulators.
/// </summary>
public interface ITileEpilogue
{
    /// <summary>Applies the function to 16 sums.</summary>
    Vector512<float> Apply(Vector512<float> x);

    /// <summary>Applies the function to one vector of sums.</summary>
    Vector<float> Apply(Vector<float> x);
}
