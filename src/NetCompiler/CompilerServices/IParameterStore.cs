using System;

namespace NetCompiler.CompilerServices;

/// <summary>What a <see cref="ParameterView"/> looks at: the weights of a network or the gradients of a session.</summary>
internal interface IParameterStore
{
    /// <summary>The buffer the tensor lies in, as it is now.</summary>
    AlignedBuffer Read(ParameterInfo parameter);

    /// <summary>Replaces all values of a tensor, given in logical order.</summary>
    void Write(ParameterInfo parameter, ReadOnlySpan<float> logical);
}
