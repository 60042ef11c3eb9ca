-- Mail servers repeat the address in what they answer. From now on it is not kept; here it goes from what was.
UPDATE suppressed_address
  SET reason = regexp_replace(reason, '("[^"\n]{1,64}"|[^][:space:]<>():;,"@[]+)(@|%40)[^[:space:]<>();,"]*', '(address)', 'g')
  WHERE reason LIKE '%@%' OR reason LIKE '%\%40%';
UPDATE attempt a
  SET answer = regexp_replace(answer, '("[^"\n]{1,64}"|[^][:space:]<>():;,"@[]+)(@|%40)[^[:space:]<>();,"]*', '(address)', 'g')
  FROM delivery d JOIN subscription s ON s.id = d.subscription_id
  WHERE d.id = a.delivery_id AND s.channel = 'email' AND (a.answer LIKE '%@%' OR a.answer LIKE '%\%40%');
