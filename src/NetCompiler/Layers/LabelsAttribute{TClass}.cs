using System;

namespace NetCompiler;

/// <summary>As <see cref="LabelsAttribute"/>, with the members of an enumeration as classes: <c>Classify</c> gives one of them.</summary>
/// <typeparam name="TClass">An enumeration whose members have the values 0, 1, 2, … each once.</typeparam>
public sealed class LabelsAttribute<TClass> : LayerAttribute
    where TClass : struct, Enum;
